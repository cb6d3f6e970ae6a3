package dev.coxswain;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.line.LineParser;
import dev.coxswain.line.Reading;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.LineText;
import dev.coxswain.repl.Evaluation;
import dev.coxswain.repl.LineHistory;
import dev.coxswain.repl.Repl;
import dev.coxswain.session.Setting;
import dev.coxswain.terminal.SystemTerminal;

import java.io.InputStream;
import java.nio.file.Path;

/** The interactive use of the program: a terminal, a prompt, and what is loaded behind it. */
final class Prompt {
    private final Shell shell;
    private final Path historyFile;
    private final Notices notices;
    private final Runnable behind;

    Prompt(Shell shell, Surroundings surroundings, Notices notices) {
        this(shell, surroundings, notices, shell::warm);
    }

    /**
     * @param behind what is done while the person reads the first prompt
     */
    Prompt(Shell shell, Surroundings surroundings, Notices notices, Runnable behind) {
        this.shell = shell;
        this.historyFile = surroundings.state().resolve("history");
        this.notices = notices;
        this.behind = behind;
    }

    int run() {
        boolean graphemes = shell.session().settings().get(Setting.GRAPHEMES).equals("on");
        // Reading the kubeconfig takes as long as the terminal; a file that cannot be read is said
        // by the prompt, which reads it again.
        Thread.ofPlatform()
                .name("cox-place")
                .daemon()
                .uncaughtExceptionHandler((_, _) -> {})
                .start(() -> shell.session().place());
        try (SystemTerminal terminal = SystemTerminal.open(graphemes)) {
            return run(terminal);
        }
    }

    int run(SystemTerminal terminal) {
        LineHistory history = new LineHistory(historyFile, notices);
        shell.historyFrom(history::lines);
        Repl repl =
                new Repl(
                        new Repl.Parts(
                                terminal,
                                shell.session(),
                                new TypedLines(shell, terminal),
                                shell.completer(),
                                () -> shell.interpreter().vocabulary().commands(),
                                history,
                                historyFile));
        Thread.ofPlatform()
                .name("cox-warm")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(this::warm);
        return repl.run();
    }

    private void warm() {
        try {
            Thread.sleep(300);
            behind.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Typed text, read and run by the shell's interpreter. */
    private record TypedLines(Shell shell, SystemTerminal terminal) implements Evaluation {
        @Override
        public Reading read(String text) {
            return LineParser.read(text, 0, shell.interpreter().vocabulary());
        }

        @Override
        public int run(String text, Cancellation cancellation, Cancellation givenUp) {
            Channels channels =
                    shell.channels(InputStream.nullInputStream(), terminal, cancellation);
            return shell.tour()
                    .around(
                            shell.session(),
                            () ->
                                    shell.interpreter()
                                            .run(
                                                    new LineText(text, null, true),
                                                    channels.until(givenUp)),
                            shell.notices()::line);
        }
    }
}
