package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Terminal;
import dev.coxswain.line.Word;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A program of the host as a stage: the rendering of what comes in, then lines. */
final class HostStep implements Step {
    private static final int NOT_RUN = 126;
    private static final int NOT_FOUND = 127;

    /** How the JDK says that there is no such program, in each of its ways to start one. */
    private static final Pattern NO_SUCH_FILE = Pattern.compile("error(=|: )2\\b");

    private final Function<Context, List<String>> command;

    private HostStep(Function<Context, List<String>> command) {
        this.command = command;
    }

    /** A program with words of our own reading; file patterns among them are expanded. */
    static HostStep words(List<Word> words) {
        return new HostStep(
                context -> {
                    List<Field> fields = new Expander(context).fields(words);
                    if (fields.isEmpty()) {
                        throw FailureException.plain("the words of the program are empty");
                    }
                    return FilePatterns.expand(fields, context.session().directory());
                });
    }

    /** A whole line for the host's shell. */
    static HostStep shell(String line) {
        return new HostStep(
                context -> {
                    Object shell = context.session().variables().get("SHELL");
                    return List.of(shell == null ? "/bin/sh" : shell.toString(), "-c", line);
                });
    }

    /** A program and its words as they are. */
    static HostStep program(List<String> words) {
        return new HostStep(_ -> words);
    }

    @Override
    public Ready ready(Context context) {
        List<String> words = command.apply(context);
        return input ->
                context.last() && context.channels().terminal() != null
                        ? new Takeover(
                                words.getFirst(),
                                terminal -> foreground(context, terminal, words, input))
                        : background(context, words, input);
    }

    private static ProcessBuilder builder(Context context, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.directory(context.session().directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(context.tools().hostEnvironment());
        // The JDK looks on the path this process was started with, which may not be the session's.
        String path = builder.environment().get("PATH");
        String name = words.getFirst();
        if (path != null && !path.equals(System.getenv("PATH")) && !name.contains("/")) {
            List<String> found = new ArrayList<>(words);
            found.set(
                    0,
                    Names.program(context.tools(), name)
                            .orElseThrow(() -> new FailureException(missing(name)))
                            .toString());
            builder.command(found);
        }
        return builder;
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            String name = builder.command().getFirst();
            throw new FailureException(
                    NO_SUCH_FILE.matcher(String.valueOf(e.getMessage())).find()
                            ? missing(name)
                            : new Failure.Verbatim(name + ": cannot be run", NOT_RUN),
                    e);
        }
    }

    private static Failure missing(String name) {
        return new Failure.Verbatim(name + ": command not found", NOT_FOUND);
    }

    /** With the terminal for itself; its output is not read here. */
    private static Outcome foreground(
            Context context, Terminal terminal, List<String> words, @Nullable Result input) {
        try (Cancellation.Registration _ = terminal.handOver()) {
            return foreground(context, words, input);
        }
    }

    private static Outcome foreground(Context context, List<String> words, @Nullable Result input) {
        ProcessBuilder builder = builder(context, words).inheritIO();
        if (input != null) {
            builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        }
        Process process = start(builder);
        if (input != null) {
            feed(context, process.getOutputStream(), input);
        }
        return exit(process);
    }

    private static Result background(Context context, List<String> words, @Nullable Result input) {
        boolean inherits = input == null && context.channels().hostInput();
        ProcessBuilder builder = builder(context, words);
        Process process =
                start(inherits ? builder.redirectInput(ProcessBuilder.Redirect.INHERIT) : builder);
        Cancellation.Registration registration = context.cancellation().onCancel(process::destroy);
        OutputStream sink = process.getOutputStream();
        if (input != null) {
            feed(context, sink, input);
        } else if (!inherits) {
            copy(context.channels().input(), sink, "input");
        }
        Thread errors = copy(process.getErrorStream(), context.channels().errors(), "errors");
        Ending ending = new Ending(process, errors, registration, new AtomicBoolean());
        return new Lines(ending.output(context.cancellation()), ending::outcome);
    }

    private static void feed(Context context, OutputStream sink, Result input) {
        Thread.ofVirtual()
                .name("feed")
                .start(
                        () -> {
                            try (sink) {
                                write(context, input, sink);
                            } catch (IOException | RuntimeException _) {
                                // The program wants no more; its status says how it went.
                                input.close();
                            }
                        });
    }

    private static void write(Context context, Result input, OutputStream sink) throws IOException {
        if (input instanceof Lines lines) {
            flowing(lines.bytes(), sink);
        } else {
            context.tools().rendering().write(input, sink);
        }
    }

    private static void flowing(InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[1 << 14];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            to.write(bytes, 0, count);
            to.flush();
        }
    }

    private static Thread copy(InputStream from, OutputStream to, String name) {
        boolean closes = name.equals("input");
        return Thread.ofVirtual()
                .name(name)
                .start(
                        () -> {
                            try {
                                flowing(from, to);
                                if (closes) {
                                    to.close();
                                }
                            } catch (IOException _) {
                                // One side has ended; the program's status says how it went.
                            }
                        });
    }

    private static Outcome exit(Process process) {
        try {
            int code = process.waitFor();
            return code == 0 ? Outcome.DONE : Outcome.exit(code);
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new dev.coxswain.flow.CancelledException();
        }
    }

    /** The end of a program whose output is read: a reader that leaves early is no failure. */
    private record Ending(
            Process process,
            Thread errors,
            Cancellation.Registration registration,
            AtomicBoolean left) {
        Outcome outcome() {
            try {
                errors.join(java.time.Duration.ofSeconds(2));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            registration.close();
            Outcome ended = exit(process);
            return left.get() ? Outcome.DONE : ended;
        }

        InputStream output(Cancellation cancellation) {
            InputStream bytes = process.getInputStream();
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                private boolean ended;

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int count = bytes.read(into, from, length);
                    cancellation.check();
                    ended |= count < 0;
                    return count;
                }

                @Override
                public void close() throws IOException {
                    registration.close();
                    if (!ended) {
                        left.set(true);
                        process.destroy();
                    }
                    bytes.close();
                }
            };
        }
    }
}
