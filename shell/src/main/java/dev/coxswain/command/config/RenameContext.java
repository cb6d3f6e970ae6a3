package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code config rename-context}: gives a context another name. */
final class RenameContext implements Command {
    private static final Signature SIGNATURE =
            Signature.of("config rename-context", "Give a context another name")
                    .argument(Argument.one("NAME").values(Values.Source.CONTEXTS))
                    .argument(Argument.one("NEW-NAME"))
                    .example("config get-contexts", "Which contexts are there?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 2) {
            throw FailureException.plain("Unexpected args: " + Config.shown(words));
        }
        String old = words.get(0);
        String fresh = words.get(1);
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        ObjectNode context = files.entry("contexts", old);
        if (context == null) {
            throw FailureException.plain(
                    "cannot rename the context \"" + old + "\", it's not in " + files.main());
        }
        if (files.entry("contexts", fresh) != null) {
            throw FailureException.plain(
                    "cannot rename the context \""
                            + old
                            + "\", the context \""
                            + fresh
                            + "\" already exists in "
                            + files.main());
        }
        boolean current = files.currentContext().equals(old);
        files.put("contexts", fresh, context);
        files.remove("contexts", old);
        if (current) {
            files.currentContext(fresh);
        }
        if (old.equals(invocation.session().context())) {
            invocation.session().useContext(fresh);
        }
        return Lines.of("Context \"" + old + "\" renamed to \"" + fresh + "\".\n");
    }
}
