package dev.coxswain.complete;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.function.Supplier;

/**
 * {@code __complete -- WORD…}: what the host shells' scripts ask; a line for each candidate: value,
 * tab, description. An empty last word is a new one. A value whose word goes on ends in no blank:
 * its line ends in a second tab.
 */
public final class CompleteWords implements Command {
    private static final Signature SIGNATURE =
            Signature.of("__complete", "Print what can stand in the last word")
                    .argument(Argument.command("WORD…"))
                    .example("__complete -- get po", "What the scripts of the shells ask");

    private final Supplier<Completer> completer;

    public CompleteWords(Supplier<Completer> completer) {
        this.completer = completer;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Completion completion = completer.get().words(invocation.arguments().afterDash());
        StringBuilder text = new StringBuilder();
        for (Candidate each : completion.candidates()) {
            text.append(each.value())
                    .append('\t')
                    .append(each.description())
                    .append(each.complete() ? "\n" : "\t\n");
        }
        return Lines.of(text.toString());
    }
}
