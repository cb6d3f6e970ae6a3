package dev.coxswain.repl;

import dev.coxswain.complete.Completer;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.Place;
import dev.coxswain.session.Session;
import dev.coxswain.terminal.SystemTerminal;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The interactive prompt: reads a line, runs it where Ctrl-C can end it, and asks again. */
public final class Repl {
    private static final long PATIENCE_MILLIS = 40;
    private static final int INTERRUPTED = 130;

    private final SystemTerminal terminal;
    private final Session session;
    private final Evaluation evaluation;
    private final LineReader reader;
    private final Appearance appearance;
    private final Suggestions suggestions;
    private final LineHistory history;
    private final Pause pause = new Pause(Duration.ofSeconds(20), Thread::sleep, System::gc);

    /**
     * What a prompt is made of.
     *
     * @param firstWords names a command line may begin with, asked at each key
     * @param historyFile where lines are kept
     */
    public record Parts(
            SystemTerminal terminal,
            Session session,
            Evaluation evaluation,
            Completer completer,
            Supplier<Set<String>> firstWords,
            LineHistory history,
            Path historyFile) {}

    public Repl(Parts parts) {
        this.terminal = parts.terminal();
        this.session = parts.session();
        this.evaluation = parts.evaluation();
        this.history = parts.history();
        this.appearance = new Appearance(session, terminal.isPlain());
        this.reader =
                LineReaderBuilder.builder()
                        .appName("cox")
                        .terminal(terminal.jline())
                        .parser(new LineEditorParser(evaluation, parts.completer()))
                        .completer(new LineCompleter())
                        .highlighter(
                                new LineHighlighter(evaluation, parts.firstWords(), appearance))
                        .history(history)
                        .variable(LineReader.HISTORY_FILE, parts.historyFile())
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "… ")
                        .variable(LineReader.INDENTATION, 0)
                        .variable(LineReader.LIST_MAX, LineCompleter.LIST_MAX)
                        .option(Option.DISABLE_EVENT_EXPANSION, true)
                        .option(Option.GROUP_PERSIST, true)
                        .option(Option.HISTORY_TIMESTAMPED, false)
                        .option(Option.HISTORY_IGNORE_SPACE, true)
                        .option(Option.AUTO_FRESH_LINE, true)
                        .option(Option.CASE_INSENSITIVE, true)
                        .build();
        this.suggestions = new Suggestions(reader);
    }

    /**
     * Asks and runs until the end.
     *
     * @return the exit code: that of {@code exit}, else of the last line
     */
    public int run() {
        int code = 0;
        while (session.ended().isEmpty()) {
            String line;
            try {
                suggestions.show(appearance.isSuggesting());
                line = reader.readLine(prompt());
            } catch (UserInterruptException _) {
                code = INTERRUPTED;
                continue;
            } catch (EndOfFileException _) {
                break;
            }
            history.sayWhatFailed();
            if (!line.isBlank()) {
                pause.ends();
                code = runLine(line);
                pause.begins();
            }
        }
        return session.ended().orElse(code);
    }

    /** Runs a line on a thread of its own; Ctrl-C cancels it, and the prompt does not wait long. */
    private int runLine(String line) {
        Cancellation cancellation = new Cancellation();
        Cancellation givenUp = new Cancellation();
        CountDownLatch done = new CountDownLatch(1);
        // Opened by whichever comes first: the end of the line or Ctrl-C.
        CountDownLatch awake = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(INTERRUPTED);
        Runnable interrupt =
                () -> {
                    cancellation.cancel();
                    awake.countDown();
                };
        SignalHandler before = terminal.jline().handle(Signal.INT, _ -> interrupt.run());
        Thread worker =
                Thread.ofPlatform()
                        .name("cox-line")
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        code.set(evaluation.run(line, cancellation, givenUp));
                                    } finally {
                                        done.countDown();
                                        awake.countDown();
                                    }
                                });
        try {
            awake.await();
            if (!hasEnded(done, worker)) {
                // The line was told twice; its thread ends alone and unheard.
                givenUp.cancel();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            terminal.jline().handle(Signal.INT, before);
        }
        return cancellation.isCancelled() ? interrupted() : code.get();
    }

    private static boolean hasEnded(CountDownLatch done, Thread worker)
            throws InterruptedException {
        if (done.getCount() == 0) {
            return true;
        }
        worker.interrupt();
        return done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private int interrupted() {
        session.variables().set("?", INTERRUPTED);
        terminal.jline().writer().println();
        terminal.jline().flush();
        return INTERRUPTED;
    }

    private String prompt() {
        Place place = session.place();
        if (!appearance.isColored()) {
            return place.context().isEmpty()
                    ? "no context › "
                    : place.context() + "/" + place.namespace() + " › ";
        }
        AttributedStringBuilder text = new AttributedStringBuilder();
        if (place.context().isEmpty()) {
            text.styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW), "no context");
        } else {
            text.styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN), place.context());
            text.append("/");
            text.styled(
                    AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN), place.namespace());
        }
        return text.append(" › ").toAnsi(terminal.jline());
    }
}
