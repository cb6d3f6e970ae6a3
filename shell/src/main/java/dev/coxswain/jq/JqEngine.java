package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Span;

import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles jq programs; cheap to make, safe for many threads. */
public final class JqEngine {
    private static final class Root {
        static final Scope SCOPE = load();

        static Scope load() {
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, scope);
            return scope;
        }
    }

    /**
     * Compiles a program.
     *
     * @throws FailureException with a {@link Failure.Syntax} for everything that is wrong with it
     */
    public Query compile(String text, JqOptions options) {
        try {
            return new Compiled(text, JsonQuery.compile(text, Versions.JQ_1_7));
        } catch (JsonQueryException e) {
            throw new FailureException(
                    new Failure.Syntax(
                            text, new Span(0, text.length()), String.valueOf(e.getMessage()), null),
                    e);
        }
    }

    /** Loads what the first program needs, so that it need not wait. */
    public void warm() {
        names();
    }

    /** The names of all builtin functions and keywords, without arity. */
    public static Set<String> names() {
        return Set.copyOf(
                Root.SCOPE.getLocalFunctions().keySet().stream()
                        .map(name -> name.replaceAll("/.*", ""))
                        .toList());
    }

    /** The pieces of a program, also of an unfinished or wrong one. */
    public static List<JqToken> tokens(String text) {
        return List.of();
    }

    private record Compiled(String text, JsonQuery query) implements Query {
        @Override
        public void run(
                JsonNode input,
                Consumer<JsonNode> sink,
                JqContext context,
                Cancellation cancellation) {
            Scope scope = Scope.newChildScope(Root.SCOPE);
            context.variables().forEach(scope::setValue);
            try {
                query.apply(
                        scope,
                        input,
                        output -> {
                            cancellation.check();
                            sink.accept(output);
                        });
            } catch (JsonQueryException e) {
                throw new JqException(e.getMessageAsJsonNode());
            }
        }

        @Override
        public boolean streamsItems() {
            return false;
        }

        @Override
        public void runItems(
                Iterator<JsonNode> items,
                Consumer<JsonNode> sink,
                JqContext context,
                Cancellation cancellation) {
            throw new IllegalStateException("does not stream items");
        }
    }
}
