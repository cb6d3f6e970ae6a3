package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.HelpText;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Nearest;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code help}: what can be typed, one command's help, or a topic. */
public final class Help implements Command {
    private static final Signature SIGNATURE =
            Signature.of("help", "Show what can be typed, or how one command is used")
                    .argument(Argument.rest("COMMAND").values(Values.Source.COMMANDS))
                    .example("help", "List all commands")
                    .example("help get", "Show how get is used");

    private static final String INTRODUCTION =
            """
            Type kubectl's commands, with or without "kubectl" in front; pipe them into jq; type
            Groovy for everything else.

              get pods -A
              get pods | .items[] | select(.status.phase != "Running") | .metadata.name
              x = $(get deploy web); x.spec.replicas

            Tab completes, Ctrl-C cancels, Ctrl-D leaves. More: help COMMAND, help flags.

            """;

    private final Supplier<CommandTable> table;

    /**
     * @param table asked when help is, since the table holds this command too
     */
    public Help(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        String name = String.join(" ", words);
        if (words.isEmpty()) {
            return Lines.of(INTRODUCTION + list(table.get().commands(), ""));
        }
        if (name.equals("flags")) {
            return Lines.of(
                    "Flags that every command takes:\n"
                            + String.join("\n", HelpText.flags(GlobalFlags.ALL))
                            + "\n");
        }
        return Lines.of(of(table.get(), name));
    }

    /** The help of a command, or of all whose names begin with the word. */
    public static String of(CommandTable table, String name) {
        List<Command> below =
                table.commands().stream()
                        .filter(each -> each.signature().name().startsWith(name + " "))
                        .toList();
        String own = table.named(name).map(each -> HelpText.of(each.signature())).orElse("");
        if (own.isEmpty() && below.isEmpty()) {
            throw new FailureException(
                    new Failure.UnknownCommand(name, Nearest.of(name, table.names())));
        }
        String title = own.isEmpty() ? "" : "\n";
        return below.isEmpty() ? own : own + title + "Commands:\n" + list(below, "  ");
    }

    private static String list(List<Command> commands, String indentation) {
        Map<String, String> lines = new TreeMap<>();
        for (Command command : commands) {
            if (!command.signature().isHidden()) {
                lines.put(command.signature().name(), command.signature().summary());
            }
        }
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, summary) ->
                        text.append(indentation)
                                .append(name)
                                .append(" ".repeat(width - name.length() + 2))
                                .append(summary)
                                .append('\n'));
        return text.toString();
    }
}
