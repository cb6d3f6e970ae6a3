package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.function.Supplier;

/** {@code history}: the lines that were typed. */
public final class History implements Command {
    private static final Signature SIGNATURE =
            Signature.of("history", "Show the lines that were typed")
                    .argument(Argument.optional("N"))
                    .example("history 5", "The last five");

    private final Supplier<List<String>> lines;

    public History(Supplier<List<String>> lines) {
        this.lines = lines;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = Words.atMost(invocation, 1);
        List<String> all = lines.get();
        int first = words.isEmpty() ? 0 : Math.max(0, all.size() - count(words.getFirst()));
        StringBuilder text = new StringBuilder();
        for (int i = first; i < all.size(); i++) {
            text.append("%5d  %s%n".formatted(i + 1, all.get(i)));
        }
        return Lines.of(text.toString());
    }

    private static int count(String word) {
        if (!word.matches("\\d{1,9}")) {
            throw FailureException.usage("\"" + word + "\" is not a number of lines");
        }
        return Integer.parseInt(word);
    }
}
