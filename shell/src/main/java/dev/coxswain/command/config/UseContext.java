package dev.coxswain.command.config;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Nearest;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code config use-context}: sets the current context, in the file and in this shell. */
final class UseContext implements Command {
    private static final Signature SIGNATURE =
            Signature.of("config use-context", "Act in another context, here and from now on")
                    .alias("config use")
                    .describe("Without the file being changed: use NAME.")
                    .argument(Argument.one("NAME").values(Values.Source.CONTEXTS))
                    .example("config current-context", "Where are we?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = Config.one(invocation);
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        List<String> names = files.names("contexts");
        if (!names.contains(name)) {
            List<String> near = Nearest.of(name, names);
            String message = "no context exists with the name: \"" + name + "\"";
            throw near.isEmpty()
                    ? FailureException.plain(message)
                    : FailureException.plain(
                            message, "did you mean " + String.join(", ", near) + "?");
        }
        files.currentContext(name);
        if (invocation.connection().kubeconfig() == null) {
            invocation.session().useContext(name);
        }
        return Lines.of("Switched to context \"" + name + "\".\n");
    }
}
