package dev.coxswain;

import dev.coxswain.cluster.Audit;
import dev.coxswain.cluster.WritePolicy;
import dev.coxswain.cluster.config.KubeconfigClusters;
import dev.coxswain.command.TextFile;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.jq.JqCommandLine;
import dev.coxswain.jq.JqStreams;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.LineFeed;
import dev.coxswain.pipeline.LineText;
import dev.coxswain.render.Printer;
import dev.coxswain.session.Setting;
import dev.coxswain.session.Variables;
import dev.coxswain.terminal.LazyTerminal;
import dev.coxswain.terminal.SystemTerminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** The program: what it was started with decides which way it is used. */
final class Cox {
    private final Streams streams;
    private final Surroundings surroundings;
    private final Cancellation interruption;
    private final Notices notices;

    /**
     * @param interruption ends what runs, where no prompt does
     */
    Cox(Streams streams, Surroundings surroundings, Cancellation interruption) {
        this.streams = streams;
        this.surroundings = surroundings;
        this.interruption = interruption;
        this.notices = new StreamNotices(streams.error(), streams.output());
    }

    /** Runs the program and gives its exit code; whatever fails has been said. */
    int run(List<String> words) {
        int code;
        try {
            code = run(StartWords.of(words));
        } catch (FailureException e) {
            code = say(e, false);
        }
        return ended(code);
    }

    /** What is still to be written is written; a reader that went away has seen enough. */
    private int ended(int code) {
        try {
            Printer.flush(streams.output());
            return code;
        } catch (FailureException e) {
            return code == 0 ? say(e, false) : code;
        }
    }

    private int run(StartWords start) {
        try {
            return start(start);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return say(e, start.verbose());
        }
    }

    private int say(Throwable thrown, boolean verbose) {
        FailureReport report = FailureReport.of(thrown);
        report.lines().forEach(notices::line);
        if (verbose) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(notices::line);
        }
        return report.exitCode();
    }

    private int start(StartWords start) throws IOException {
        if (start.mode() == StartWords.Mode.JQ) {
            return jq(start.rest().subList(1, start.rest().size()));
        }
        KubeconfigClusters named = clusters();
        try (Practice practice = new Practice(surroundings, notices);
                Shell shell = shell(start, named, practice);
                LazyTerminal terminal = new LazyTerminal(() -> SystemTerminal.open(false))) {
            return switch (start.mode()) {
                case SHELL -> streams.interactive() ? prompt(shell) : inputLines(shell, start);
                case LINE -> text(shell, start, start.rest().getFirst(), terminal);
                case LINES -> lines(shell, start);
                case SCRIPT -> script(shell, start.rest());
                case REHEARSAL -> rehearse(shell, practice, start.rest());
                case JQ -> throw new IllegalStateException("jq has no shell");
                case COMMAND -> text(shell, start, quoted(start.rest()), terminal);
            };
        }
    }

    private Shell shell(StartWords start, KubeconfigClusters named, Practice practice) {
        PracticeContext clusters = new PracticeContext(named, practice);
        StartWords here =
                practiceWanted(start, named)
                        ? start.in(clusters.builtIn(start.connection().kubeconfig()))
                        : start;
        return new Shell(streams, notices, surroundings, clusters, practice, here);
    }

    /**
     * Chosen by itself only where a person sits, or chose so before, and no kubeconfig is there.
     */
    private boolean practiceWanted(StartWords start, KubeconfigClusters clusters) {
        if (start.practice()) {
            return true;
        }
        boolean none =
                start.connection().kubeconfig() == null
                        && start.connection().server() == null
                        && start.connection().context() == null
                        && surroundings.environment().getOrDefault("KUBECONFIG", "").isEmpty()
                        && clusters.contexts(null).isEmpty();
        if (!none) {
            return false;
        }
        if (start.mode() == StartWords.Mode.SHELL && streams.interactive()) {
            notices.line(
                    "This is the practice cluster (no kubeconfig found). New here? Type: help"
                            + " learn");
            return true;
        }
        return new SettingsFile(surroundings.config(), notices)
                .read()
                .get(Setting.PRACTICE)
                .equals("always");
    }

    private int jq(List<String> words) {
        return JqCommandLine.run(
                words,
                new JqStreams(
                        streams.input(),
                        streams.output(),
                        streams.error(),
                        streams.outputIsTerminal()),
                surroundings.directory(),
                surroundings.environment(),
                interruption);
    }

    private KubeconfigClusters clusters() {
        return new KubeconfigClusters(
                new KubeconfigClusters.Surroundings(
                        surroundings.environment(),
                        surroundings.home(),
                        surroundings.directory(),
                        surroundings.cache(),
                        notices,
                        Clock.systemUTC(),
                        WritePolicy.ALLOW,
                        Audit.NONE,
                        streams.inputIsTerminal()));
    }

    private int text(Shell shell, StartWords start, String line, LazyTerminal terminal) {
        Channels channels =
                shell.channels(
                        streams.input(), streams.interactive() ? terminal : null, interruption);
        return shell.interpreter().run(new LineText(line, null, start.keepGoing()), channels);
    }

    /**
     * A file of lines knows the words behind its name as {@code $1}, {@code $2} and {@code args}.
     */
    private int lines(Shell shell, StartWords start) {
        String file = start.rest().getFirst();
        List<String> arguments = start.rest().subList(1, start.rest().size());
        Variables variables = shell.session().variables();
        variables.set("args", arguments);
        for (int i = 0; i < arguments.size(); i++) {
            variables.set(String.valueOf(i + 1), arguments.get(i));
        }
        if (file.equals("-")) {
            return inputLines(shell, start);
        }
        LineText text = new LineText(file(file), file, start.keepGoing());
        return shell.interpreter().run(text, unread(shell));
    }

    /** Each line of standard input as soon as it is whole; nothing they run reads from there. */
    private int inputLines(Shell shell, StartWords start) {
        try (LineFeed lines =
                LineFeed.of(streams.input(), "standard input", start.keepGoing(), interruption)) {
            return shell.interpreter().run(lines, unread(shell));
        }
    }

    private Channels unread(Shell shell) {
        return shell.channels(InputStream.nullInputStream(), null, interruption);
    }

    private int script(Shell shell, List<String> words) throws IOException {
        boolean fromInput = words.isEmpty() || words.getFirst().equals("-");
        String name = fromInput ? "input.groovy" : words.getFirst();
        String text = fromInput ? input() : file(name);
        List<String> arguments = words.isEmpty() ? List.of() : words.subList(1, words.size());
        return shell.script(text, Path.of(name).getFileName().toString(), arguments, interruption);
    }

    private int prompt(Shell shell) {
        return new Prompt(shell, surroundings, notices).run();
    }

    private int rehearse(Shell shell, Practice practice, List<String> words) throws IOException {
        return switch (words.getFirst()) {
            case Rehearsal.OPENING ->
                    Rehearsal.opening(shell, new Prompt(shell, surroundings, notices, () -> {}));
            case Stage.WORD -> {
                practice.join();
                yield Stage.run(words.subList(1, words.size()));
            }
            default -> Rehearsal.whole(shell);
        };
    }

    private String input() throws IOException {
        return TextFile.read(streams.input(), "standard input");
    }

    private String file(String name) {
        return TextFile.read(surroundings.directory().resolve(name), name);
    }

    /**
     * Words that are words already: each is quoted, so that nothing in it is read again. Only the
     * {@code kubectl} that may stand before a command stays the word it is.
     */
    private static String quoted(List<String> words) {
        return words.stream()
                .map(
                        word ->
                                word.equals(StartWords.KUBECTL)
                                        ? word
                                        : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", ":", ""));
    }
}
