package dev.coxswain.command.shell;

import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Nearest;
import dev.coxswain.model.Place;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.session.Setting;

import java.util.List;

/** {@code use CONTEXT}: acts in another context from now on, in this shell only. */
public final class Use implements Command {
    private static final Signature SIGNATURE =
            Signature.of("use", "Act in another context from now on, in this shell only")
                    .describe("Without a context it says where we are.")
                    .argument(Argument.optional("CONTEXT").values(Values.Source.CONTEXTS))
                    .example("use", "Where are we?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = Words.atMost(invocation, 1);
        if (words.isEmpty()) {
            Place place = invocation.session().place();
            return Lines.of(place.context() + "/" + place.namespace() + "\n");
        }
        String wanted = words.getFirst();
        String builtIn =
                invocation.session().clusters().builtIn(GetContexts.kubeconfig(invocation));
        List<String> names =
                invocation
                        .session()
                        .clusters()
                        .contexts(GetContexts.kubeconfig(invocation))
                        .stream()
                        .map(ContextInfo::name)
                        .toList();
        if (wanted.equals(builtIn)) {
            // Asked for once, it is what a start without a kubeconfig means from now on.
            invocation.session().settings().set(Setting.PRACTICE, "always");
        } else if (!names.contains(wanted)) {
            throw noContext(wanted, names);
        }
        invocation.session().useContext(wanted);
        return new Empty("Switched to context \"" + wanted + "\".", Outcome.DONE);
    }

    private static FailureException noContext(String wanted, List<String> names) {
        List<String> near = Nearest.of(wanted, names);
        String message = "no context exists with the name: \"" + wanted + "\"";
        return FailureException.plain(
                message,
                near.isEmpty()
                        ? "there are: " + String.join(", ", names)
                        : "did you mean " + String.join(", ", near) + "?");
    }
}
