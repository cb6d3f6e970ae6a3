package dev.coxswain.command.shell;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code pwd}: says the directory that file names start from. */
public final class PrintDirectory implements Command {
    private static final Signature SIGNATURE =
            Signature.of("pwd", "Say the directory that file names start from")
                    .example("pwd", "Where are files read from?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Words.atMost(invocation, 0);
        return Lines.of(invocation.session().directory() + "\n");
    }
}
