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

import java.util.ArrayList;
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
            Type kubectl's commands, with or without "kubectl" in front; pipe them into jq;
            type Groovy for everything else.

              get pods -A
              get pods | .items[] | select(.status.phase != "Running") | .metadata.name
              x = $(get deploy web); x.spec.replicas

            Tab completes, Ctrl-C cancels, Ctrl-D leaves. More: help COMMAND, help FILTER,
            help flags, help groovy; help cox for the ways to start it.
            New to Kubernetes? help learn shows it in ten steps, on a cluster of your own.
            """;

    private static final String GROOVY =
            """
            Whatever is no command is Groovy; "= LINE" forces it where a command has the name.

              x = $(get deploy web)            the object of a line
              x.spec.replicas = 3              x is a copy: nothing changes before
              apply $x                         ... it is handed back
              _.items*.metadata.name           _ is the last result, __ the one before
              pods.in('kube-system').list()    any type by its plural; resources('pods')
              cox('get pods | .items')         a line with all its pipes, in scripts too
              kube.pods().list()               fabric8's client, connected as the commands are
              get pods | each { it.kind }      closures as stages: each, where

            Classes, methods, imports and variables stay. A .groovy file also has args; exit(N)
            or System.exit(N) is its status. Run it with: cox FILE.groovy ARGUMENT…
            """;

    private final Supplier<CommandTable> table;
    private final Signature program;
    private final List<Signature> filters;

    /**
     * @param table asked when help is, since the table holds this command too
     * @param program how the program itself is started
     * @param filters what may follow a pipe
     */
    public Help(Supplier<CommandTable> table, Signature program, List<Signature> filters) {
        this.table = table;
        this.program = program;
        this.filters = List.copyOf(filters);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = String.join(" ", invocation.arguments().positional());
        return Lines.of(
                switch (name) {
                    case "" -> all();
                    case "groovy" -> GROOVY;
                    case "flags" ->
                            "Flags that every command takes:\n"
                                    + String.join("\n", HelpText.flags(GlobalFlags.ALL))
                                    + "\n";
                    default ->
                            program.name().equals(name)
                                    ? HelpText.of(program)
                                    : filters.stream()
                                            .filter(each -> each.name().equals(name))
                                            .findFirst()
                                            .map(HelpText::ofFilter)
                                            .orElseGet(() -> of(table.get(), name));
                });
    }

    /** What to begin with stands last, where the eye is. */
    private String all() {
        Map<String, List<String>> below = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        for (Command command : table.get().commands()) {
            String[] words = command.signature().name().split(" ", 2);
            if (words.length == 1) {
                first.put(words[0], command.signature().summary());
            } else {
                below.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words[1]);
            }
        }
        below.forEach(
                (word, more) ->
                        first.putIfAbsent(
                                word, String.join(", ", more.stream().sorted().toList())));
        first.keySet().removeIf(word -> word.startsWith("__"));
        Map<String, String> after = new TreeMap<>();
        filters.forEach(each -> after.put(each.name(), each.summary()));
        return "Commands:\n"
                + list(first, "  ")
                + "\nFilters, after a pipe:\n"
                + list(after, "  ")
                + "\n"
                + INTRODUCTION;
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
        commands.forEach(each -> lines.put(each.signature().name(), each.signature().summary()));
        return list(lines, indentation);
    }

    private static String list(Map<String, String> lines, String indentation) {
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        int column = indentation.length() + width + 2;
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, summary) ->
                        text.append(indentation)
                                .append(name)
                                .append(" ".repeat(width - name.length() + 2))
                                .append(HelpText.wrapped(summary, column))
                                .append('\n'));
        return text.toString();
    }
}
