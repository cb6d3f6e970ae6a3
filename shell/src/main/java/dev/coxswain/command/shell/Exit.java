package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code exit}: leaves the shell, or ends the file of lines it stands in. */
public final class Exit implements Command {
    private static final Signature SIGNATURE =
            Signature.of("exit", "Leave the shell")
                    .alias("quit")
                    .argument(Argument.optional("CODE"))
                    .example("exit", "Leave");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = Words.atMost(invocation, 1);
        String word = words.isEmpty() ? "0" : words.getFirst();
        if (!word.matches("\\d{1,3}") || Integer.parseInt(word) > 255) {
            throw FailureException.usage("\"" + word + "\" is no exit code (0 to 255)");
        }
        int code = Integer.parseInt(word);
        invocation.session().end(code);
        return new Empty(null, Outcome.exit(code));
    }
}
