package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands that change the shell itself. */
final class Builtins {
    private static final Set<String> NAMES =
            Set.of(
                    ".",
                    ":",
                    "break",
                    "cd",
                    "command",
                    "continue",
                    "eval",
                    "exec",
                    "exit",
                    "export",
                    "local",
                    "read",
                    "readonly",
                    "return",
                    "set",
                    "shift",
                    "source",
                    "test",
                    "trap",
                    "type",
                    "ulimit",
                    "umask",
                    "unset",
                    "wait",
                    "[");

    private final Process process;
    private final Variables variables;
    private final Interpreter shell;

    Builtins(Process process, Variables variables, Interpreter shell) {
        this.process = process;
        this.variables = variables;
        this.shell = shell;
    }

    /** The status of a builtin; null where the words name none. */
    @Nullable Integer run(List<String> words, Map<String, String> environment, Streams streams)
            throws InterruptedException {
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case ":", "ulimit", "umask" -> 0;
            case "cd" -> changeDirectory(rest, streams);
            case "exit" -> throw new Interpreter.Leave(Interpreter.Leave.What.SHELL, status(rest));
            case "return" ->
                    throw new Interpreter.Leave(Interpreter.Leave.What.FUNCTION, status(rest));
            case "break" -> throw new Interpreter.Leave(Interpreter.Leave.What.LOOP, 0);
            case "continue" -> throw new Interpreter.Leave(Interpreter.Leave.What.TURN, 0);
            case "export", "readonly", "local" -> assign(rest, !words.getFirst().equals("local"));
            case "unset" -> {
                rest.forEach(variables::unset);
                yield 0;
            }
            case "trap" -> trap(rest);
            case "set" -> set(rest, streams);
            case "shift" -> shift(rest);
            case "eval" -> shell.run(Parser.parse(String.join(" ", rest)), streams);
            case ".", "source" -> source(rest, streams);
            case "exec" -> replace(rest, environment, streams);
            case "read" -> read(rest, streams);
            case "wait" -> {
                awaitOthers();
                yield 0;
            }
            case "type", "command" -> describe(words, environment, streams);
            case "test", "[" -> Condition.evaluate(words, process.files(), variables, streams);
            default -> null;
        };
    }

    /** Sleeps on: what runs beside the main process runs until the container ends. */
    private void awaitOthers() throws InterruptedException {
        while (process.processes().size() > 1) {
            process.sleep(java.time.Duration.ofSeconds(60));
        }
    }

    private int status(List<String> rest) {
        try {
            return rest.isEmpty() ? variables.status : Integer.parseInt(rest.getFirst()) & 255;
        } catch (NumberFormatException e) {
            return 2;
        }
    }

    private int changeDirectory(List<String> rest, Streams streams) {
        String home = variables.get("HOME");
        String to = rest.isEmpty() ? (home == null ? "/" : home) : rest.getFirst();
        if (to.equals("-")) {
            String old = variables.get("OLDPWD");
            to = old == null ? variables.directory : old;
        }
        String path = FileTree.absolute(variables.directory, to);
        if (!process.files().isDirectory(path)) {
            streams.complain(
                    variables.name + ": cd: can't cd to " + to + ": No such file or directory");
            return 2;
        }
        variables.set("OLDPWD", variables.directory);
        variables.directory = path;
        if (!rest.isEmpty() && rest.getFirst().equals("-")) {
            streams.print(path + "\n");
        }
        return 0;
    }

    /** Remembers what to do at the end; signals end the process all the same. */
    private int trap(List<String> rest) {
        boolean exit = rest.stream().skip(1).anyMatch(each -> each.matches("EXIT|0"));
        if (exit) {
            variables.atExit = rest.getFirst().equals("-") ? "" : rest.getFirst();
        }
        return 0;
    }

    private int assign(List<String> rest, boolean export) {
        for (String each : rest) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            if (!export) {
                variables.local(name);
            }
            if (equals >= 0) {
                variables.set(name, each.substring(equals + 1));
            }
            if (export) {
                variables.export(name);
            }
        }
        return 0;
    }

    private int set(List<String> rest, Streams streams) {
        if (rest.isEmpty()) {
            variables.all().forEach((key, value) -> streams.print(key + "='" + value + "'\n"));
        }
        for (int i = 0; i < rest.size(); i++) {
            String each = rest.get(i);
            if (each.equals("--")) {
                variables.parameters = new ArrayList<>(rest.subList(i + 1, rest.size()));
                return 0;
            }
            if (each.startsWith("-") || each.startsWith("+")) {
                variables.exitOnError =
                        each.contains("e") ? each.startsWith("-") : variables.exitOnError;
            }
        }
        return 0;
    }

    private int shift(List<String> rest) {
        int by = rest.isEmpty() ? 1 : Integer.parseInt(rest.getFirst());
        if (by > variables.parameters.size()) {
            return 1;
        }
        variables.parameters = variables.parameters.subList(by, variables.parameters.size());
        return 0;
    }

    private int source(List<String> rest, Streams streams) throws InterruptedException {
        if (rest.isEmpty()) {
            return 2;
        }
        try {
            String path = FileTree.absolute(variables.directory, rest.getFirst());
            return shell.run(Parser.parse(process.files().text(path)), streams);
        } catch (FileProblem e) {
            streams.complain(
                    variables.name
                            + ": .: can't open '"
                            + rest.getFirst()
                            + "': "
                            + e.getMessage());
            return 2;
        }
    }

    private int replace(List<String> rest, Map<String, String> environment, Streams streams)
            throws InterruptedException {
        if (rest.isEmpty()) {
            return 0;
        }
        int status = new Commands(process, variables, shell).execute(rest, environment, streams);
        throw new Interpreter.Leave(Interpreter.Leave.What.SHELL, status);
    }

    private int read(List<String> rest, Streams streams) {
        List<String> names = rest.stream().filter(each -> !each.startsWith("-")).toList();
        try {
            var line = new java.io.ByteArrayOutputStream();
            int c = streams.in().read();
            boolean ended = c < 0;
            while (c >= 0 && c != '\n') {
                line.write(c);
                c = streams.in().read();
            }
            String text = line.toString(StandardCharsets.UTF_8).strip();
            String[] parts = text.split("[ \t]+", Math.max(1, names.size()));
            for (int i = 0; i < names.size(); i++) {
                variables.set(names.get(i), i < parts.length ? parts[i] : "");
            }
            return ended && text.isEmpty() ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Integer describe(
            List<String> words, Map<String, String> environment, Streams streams)
            throws InterruptedException {
        List<String> rest = words.subList(1, words.size());
        if (words.getFirst().equals("command")
                && !rest.isEmpty()
                && !rest.getFirst().equals("-v")) {
            return new Commands(process, variables, shell).execute(rest, environment, streams);
        }
        String name = rest.isEmpty() ? "" : rest.getLast();
        boolean type = words.getFirst().equals("type");
        if (NAMES.contains(name)) {
            streams.print(type ? name + " is a shell builtin\n" : name + "\n");
            return 0;
        }
        if (!Commands.isApplet(name)) {
            if (type) {
                streams.complain("sh: type: " + name + ": not found");
            }
            return 127;
        }
        String path = "/bin/" + name;
        streams.print(type ? name + " is " + path + "\n" : path + "\n");
        return 0;
    }
}
