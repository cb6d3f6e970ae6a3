package dev.coxswain.command.shell;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code config current-context}: the context commands act in. */
public final class CurrentContext implements Command {
    private static final Signature SIGNATURE =
            Signature.of("config current-context", "Say the context that commands act in")
                    .example("config current-context", "Where are we?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Words.atMost(invocation, 0);
        String context = GetContexts.isMissing(invocation) ? null : invocation.session().context();
        if (context == null || context.isEmpty()) {
            throw FailureException.plain("current-context is not set");
        }
        return Lines.of(context + "\n");
    }
}
