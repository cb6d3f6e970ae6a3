package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Starts commands in a container: {@code sh} in its three ways, or a program by its words. */
public final class ShellStart {
    private final Process process;
    private final Map<String, String> environment;
    private final String directory;

    ShellStart(Process process, Map<String, String> environment, String directory) {
        this.process = process;
        this.environment = environment;
        this.directory = directory;
    }

    public static boolean knows(String program) {
        return Commands.isApplet(FileTree.name(program));
    }

    /** Runs a command by its words, as the container runtime does: without a shell around it. */
    public static int run(Process process, List<String> words, Streams streams)
            throws InterruptedException {
        var variables = new Variables(process.environment(), process.workingDirectory());
        var shell = new Interpreter(process, variables);
        try {
            return new Commands(process, variables, shell)
                    .execute(words, variables.environment(), streams);
        } catch (Interpreter.Leave leave) {
            return leave.status;
        } catch (java.io.UncheckedIOException e) {
            return 141;
        }
    }

    int run(List<String> arguments, Streams streams) throws InterruptedException {
        var variables = new Variables(environment, directory);
        int at = 0;
        boolean command = false;
        while (at < arguments.size() && arguments.get(at).matches("-[a-z]+")) {
            command |= arguments.get(at).contains("c");
            variables.exitOnError |= arguments.get(at).contains("e");
            at++;
        }
        List<String> rest = arguments.subList(at, arguments.size());
        var shell = new Interpreter(process, variables);
        if (command) {
            if (rest.isEmpty()) {
                streams.complain("sh: -c requires an argument");
                return 2;
            }
            if (rest.size() > 1) {
                variables.name = rest.get(1);
                variables.parameters = rest.subList(2, rest.size());
            }
            return shell.script(rest.getFirst(), streams);
        }
        if (!rest.isEmpty()) {
            return file(shell, rest, streams);
        }
        return streams.terminal() ? interactive(shell, streams) : lines(shell, streams);
    }

    private int file(Interpreter shell, List<String> words, Streams streams)
            throws InterruptedException {
        try {
            String path = FileTree.absolute(directory, words.getFirst());
            String text = process.files().text(path);
            shell.variables().name = words.getFirst();
            shell.variables().parameters = words.subList(1, words.size());
            return shell.script(text, streams);
        } catch (FileProblem e) {
            streams.complain("sh: can't open '" + words.getFirst() + "': " + e.getMessage());
            return 2;
        }
    }

    private int lines(Interpreter shell, Streams streams) throws InterruptedException {
        try {
            String text = new String(streams.in().readAllBytes(), StandardCharsets.UTF_8);
            return shell.script(text, streams);
        } catch (IOException e) {
            return 1;
        }
    }

    private int interactive(Interpreter shell, Streams streams) throws InterruptedException {
        String prompt = process.user().equals("root") ? " # " : " $ ";
        while (true) {
            streams.print(shell.variables().directory + prompt);
            String line = line(streams);
            if (line == null) {
                streams.print("\n");
                return shell.variables().status;
            }
            if (line.isBlank()) {
                continue;
            }
            try {
                shell.run(Parser.parse(line), streams);
            } catch (SyntaxProblem e) {
                streams.complain("sh: " + e.getMessage());
                shell.variables().status = 2;
            } catch (Interpreter.Leave leave) {
                if (leave.what == Interpreter.Leave.What.SHELL) {
                    return leave.status;
                }
            } catch (InterruptedException e) {
                if (!process.interrupted()) {
                    throw e;
                }
                shell.variables().status = 130;
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String line(Streams streams) {
        try {
            var bytes = new ByteArrayOutputStream();
            int c = streams.in().read();
            if (c < 0) {
                return null;
            }
            while (c >= 0 && c != '\n') {
                bytes.write(c);
                c = streams.in().read();
            }
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }
}
