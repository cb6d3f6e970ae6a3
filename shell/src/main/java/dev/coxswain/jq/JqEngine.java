package dev.coxswain.jq;

import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.jq.builtin.Builtins;
import dev.coxswain.jq.run.Streaming;
import dev.coxswain.jq.syntax.Highlight;
import dev.coxswain.jq.syntax.Library;
import dev.coxswain.jq.syntax.ModuleFiles;
import dev.coxswain.jq.syntax.Parser;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compiles jq programs; cheap to make, safe for many threads. */
public final class JqEngine {
    private final Library library = new Library();

    /**
     * Compiles a program.
     *
     * @throws FailureException with a {@link Failure.Syntax} for everything that is wrong with it
     */
    public Query compile(String text, JqOptions options) {
        ModuleFiles files = ModuleFiles.of(options);
        Parser.Program program = Parser.program(text, library.modules(files), options.variables());
        return new CompiledQuery(text, Streaming.of(program.body()), program.advice());
    }

    /** Loads what the first program needs, so that it need not wait. */
    public void warm() {
        Query query =
                compile(
                        "[.[]? | select(.a == 1) | {a, b: .c[0]}] | sort_by(.a) | map(.b // \"\")",
                        JqOptions.none());
        query.run(NullNode.instance, value -> {}, JqContext.empty(), new Cancellation());
    }

    /** The names of all builtin functions and keywords, without arity. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(Highlight.KEYWORDS);
        for (String signature : Builtins.signatures()) {
            if (!signature.startsWith("_")) {
                names.add(signature.substring(0, signature.indexOf('/')));
            }
        }
        return names;
    }

    /** The pieces of a program, also of an unfinished or wrong one, in their order. */
    public static List<JqToken> tokens(String text) {
        return Highlight.tokens(text);
    }
}
