package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Result;

/** {@code unset NAME}: removes variables from the session and the environment. */
public final class Unset implements Command {
    private static final Signature SIGNATURE =
            Signature.of("unset", "Remove variables from the session and the environment")
                    .argument(Argument.rest("NAME").values(Values.Source.VARIABLES))
                    .example("unset KUBE_EDITOR", "Forget a variable");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (invocation.arguments().positional().isEmpty()) {
            throw FailureException.usage("missing argument: the name of a variable");
        }
        invocation.arguments().positional().forEach(invocation.session().variables()::unset);
        return Empty.DONE;
    }
}
