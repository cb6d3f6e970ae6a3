package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.LineRunner;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code time COMMAND}: says how long a command took. */
public final class Time implements Command {
    private static final Signature SIGNATURE =
            Signature.of("time", "Run a command and say how long it took")
                    .describe("A whole line with pipes goes in quotes: time 'get pods | .items'.")
                    .argument(Argument.raw("COMMAND").values(Values.Source.COMMANDS))
                    .example("time pwd", "How long does that take?");

    private final Supplier<LineRunner> runner;

    public Time(Supplier<LineRunner> runner) {
        this.runner = runner;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            throw FailureException.usage("missing argument: a command");
        }
        String line = words.size() == 1 ? words.getFirst() : quoted(words);
        Instant start = invocation.session().clock().instant();
        Outcome outcome = runner.get().line(line, invocation);
        Duration taken = Duration.between(start, invocation.session().clock().instant());
        return new Empty("took " + taken.toMillis() / 1000.0 + " s", outcome);
    }

    /** Flags in front, which lead to rows of a table, begin no line by themselves. */
    private static String quoted(List<String> words) {
        String start = words.getFirst().startsWith("-") ? ":" : "";
        return start
                + words.stream()
                        .map(
                                word ->
                                        word.matches("[A-Za-z0-9_./:=,@-]+")
                                                ? word
                                                : "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
    }
}
