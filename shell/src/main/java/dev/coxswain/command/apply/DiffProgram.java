package dev.coxswain.command.apply;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.result.Outcome;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The program that compares two directories: the person's own choice, or {@code diff -u -N}. */
final class DiffProgram {
    private static final String VARIABLE = "KUBECTL_EXTERNAL_DIFF";

    /** kubectl passes on no other arguments (cmd/diff: letters, digits, dash and equals sign). */
    private static final Pattern ARGUMENT = Pattern.compile("[a-zA-Z0-9=-]+");

    private final Invocation invocation;
    private final List<String> words;
    private final boolean chosen;

    private DiffProgram(Invocation invocation, List<String> words, boolean chosen) {
        this.invocation = invocation;
        this.words = words;
        this.chosen = chosen;
    }

    static DiffProgram of(Invocation invocation) {
        Object value = invocation.session().variables().get(VARIABLE);
        if (value == null || value.toString().isEmpty()) {
            return new DiffProgram(invocation, List.of("diff", "-u", "-N"), false);
        }
        String[] given = value.toString().split(" ", -1);
        List<String> words = new ArrayList<>(List.of(given[0]));
        for (int i = 1; i < given.length; i++) {
            if (ARGUMENT.matcher(given[i]).matches()) {
                words.add(given[i]);
            }
        }
        return new DiffProgram(invocation, words, true);
    }

    /** Whether the person named a program, which may want the terminal. */
    boolean isChosen() {
        return chosen;
    }

    /**
     * Compares; a machine without the usual program has ours.
     *
     * @return exit code 1 where there are differences
     * @throws FailureException in kubectl's words where the program is not there or fails
     */
    Outcome run(DiffFiles files, OutputStream output, OutputStream errors) {
        Optional<String> program = find();
        try {
            if (program.isEmpty() && !chosen) {
                String text = UnifiedDiff.of(files);
                output.write(text.getBytes(StandardCharsets.UTF_8));
                return text.isEmpty() ? Outcome.DONE : Outcome.exit(1);
            }
            Process process = builder(program.orElseThrow(this::missing), files).start();
            try (var _ = invocation.cancellation().onCancel(() -> kill(process))) {
                process.getOutputStream().close();
                Thread said = copy(process.getErrorStream(), errors);
                process.getInputStream().transferTo(output);
                said.join();
                return ended(process);
            }
        } catch (IOException e) {
            invocation.cancellation().check();
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** The same with the terminal for the program. */
    Outcome runSeated(DiffFiles files) {
        try {
            return ended(builder(find().orElseThrow(this::missing), files).inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private ProcessBuilder builder(String program, DiffFiles files) {
        List<String> all = new ArrayList<>(words);
        String path = invocation.session().variables().environment().get("PATH");
        if (path == null || !path.equals(System.getenv("PATH"))) {
            // The JDK looks on the path this process was started with.
            all.set(0, program);
        }
        all.add(files.live().toString());
        all.add(files.merged().toString());
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.directory(invocation.session().directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(invocation.session().variables().environment());
        return builder;
    }

    private static Thread copy(InputStream from, OutputStream to) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try (from) {
                                from.transferTo(to);
                                to.flush();
                            } catch (IOException _) {
                                // The program has ended; its status says how.
                            }
                        });
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private Outcome ended(Process process) throws InterruptedException {
        int code = process.waitFor();
        invocation.cancellation().check();
        // The JDK counts from 128 what a signal ended, which kubectl takes for differences.
        int told = code > 128 ? 1 : code;
        if (told > 1) {
            throw failed("exit status " + told);
        }
        return told == 0 ? Outcome.DONE : Outcome.exit(told);
    }

    private FailureException missing() {
        return failed(
                words.getFirst().isEmpty()
                        ? "exec: no command"
                        : "executable file not found in $PATH");
    }

    private FailureException failed(String why) {
        return new FailureException(
                new Failure.Plain("failed to run \"" + words.getFirst() + "\": " + why, null));
    }

    /** Where the program is, looked for as the session's own PATH has it. */
    private Optional<String> find() {
        String name = words.getFirst();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path here = invocation.session().directory();
        if (name.contains("/") || name.contains(File.separator)) {
            Path file = here.resolve(name);
            return Files.isExecutable(file) ? Optional.of(file.toString()) : Optional.empty();
        }
        String path = invocation.session().variables().environment().getOrDefault("PATH", "");
        for (String each : path.split(File.pathSeparator, -1)) {
            for (String ending : List.of("", ".exe", ".bat")) {
                Path file = here.resolve(each).resolve(name + ending);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file.toString());
                }
            }
        }
        return Optional.empty();
    }
}
