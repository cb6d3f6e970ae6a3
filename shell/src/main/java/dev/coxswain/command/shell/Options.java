package dev.coxswain.command.shell;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.util.Comparator;

/** {@code options}: the flags that every command takes. */
final class Options implements Command {
    private static final Signature SIGNATURE =
            Signature.of("options", "Show the flags that every command takes")
                    .example("options", "Which flags can stand behind any command?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        StringBuilder text =
                new StringBuilder("The following options can be passed to any command:\n\n");
        GlobalFlags.ALL.stream()
                .sorted(Comparator.comparing(Flag::name))
                .forEach(
                        flag ->
                                text.append("    ")
                                        .append(
                                                flag.shorthand() == '\0'
                                                        ? ""
                                                        : "-" + flag.shorthand() + ", ")
                                        .append("--")
                                        .append(flag.name())
                                        .append('=')
                                        .append(standard(flag.defaultValue()))
                                        .append(":\n\t")
                                        .append(flag.help())
                                        .append(".\n\n"));
        return Lines.of(text.toString());
    }

    private static String standard(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case Duration span -> span.toSeconds() + "s";
            default -> value.toString();
        };
    }
}
