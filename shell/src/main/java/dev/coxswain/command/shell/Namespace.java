package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code ns NAME}: acts in another namespace from now on, in this shell only. */
public final class Namespace implements Command {
    private static final Signature SIGNATURE =
            Signature.of("ns", "Act in another namespace from now on, in this shell only")
                    .describe("Without a name it says which one we are in.")
                    .argument(Argument.optional("NAME").values(Values.Source.NAMESPACES))
                    .example("ns kube-system", "Look around in kube-system");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = Words.atMost(invocation, 1);
        if (words.isEmpty()) {
            return Lines.of(invocation.session().place().namespace() + "\n");
        }
        String name = words.getFirst();
        invocation.session().useNamespace(name);
        return new Empty(note(invocation, name), Outcome.DONE);
    }

    /**
     * Going to a namespace that is not there yet is allowed, but said; so is one we may not see.
     */
    private static String note(Invocation invocation, String name) {
        String moved = "Now in namespace \"" + name + "\".";
        try {
            ResourceType type =
                    invocation.cluster().types().resolve("namespaces", invocation.cancellation());
            invocation.objects().get(new ResourceRef(type, null, name));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api(int code, _, _, _, _, _) && code == 404) {
                return moved + " It does not exist yet.";
            }
        }
        return moved;
    }
}
