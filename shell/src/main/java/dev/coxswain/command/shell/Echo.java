package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code echo}: prints its words. */
public final class Echo implements Command {
    private static final Flag<Boolean> NO_NEWLINE =
            Flag.bool("no-newline").shorthand('n').help("Leave out the newline at the end");

    private static final Signature SIGNATURE =
            Signature.of("echo", "Print the words that follow")
                    .argument(Argument.raw("WORD"))
                    .flag(NO_NEWLINE)
                    .example("echo $HOME", "Show a variable");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String end = invocation.get(NO_NEWLINE) ? "" : "\n";
        return Lines.of(String.join(" ", invocation.arguments().positional()) + end);
    }
}
