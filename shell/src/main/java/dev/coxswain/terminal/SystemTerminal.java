package dev.coxswain.terminal;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Terminal;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The terminal the program was started in, by way of JLine. */
public final class SystemTerminal implements Terminal, AutoCloseable {
    // Held so that the level is not lost with a collected logger: JLine warns of unknown
    // terminals with a stack trace on standard error.
    private static final Logger QUIET = Logger.getLogger("org.jline");

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    // JLine raises a signal for these keys even where the terminal itself does not.
    private static final List<ControlChar> SIGNAL_KEYS =
            List.of(ControlChar.VINTR, ControlChar.VQUIT, ControlChar.VSUSP);

    /** A byte that UTF-8 does not have. */
    private static final int NEVER_TYPED = 0xff;

    private final org.jline.terminal.Terminal terminal;
    private final List<Runnable> resizeActions = new CopyOnWriteArrayList<>();
    private final int quit;

    private SystemTerminal(org.jline.terminal.Terminal terminal) {
        this.terminal = terminal;
        org.jline.terminal.Size size = terminal.getSize();
        if (size.getColumns() <= 0 || size.getRows() <= 0) {
            // The line editor would draw nothing on a terminal whose size nobody has set.
            terminal.setSize(org.jline.terminal.Size.of(COLUMNS, ROWS));
        }
        // Java answers the signal of this key with pages about its threads.
        quit = terminal.getAttributes().getControlChar(ControlChar.VQUIT);
        setQuitKey(NEVER_TYPED);
        terminal.handle(
                org.jline.terminal.Terminal.Signal.WINCH,
                _ -> resizeActions.forEach(Runnable::run));
    }

    /**
     * Opens it.
     *
     * @param graphemes whether to ask it how wide emoji are, which loses keys typed ahead
     * @throws UncheckedIOException where there is none
     */
    public static SystemTerminal open(boolean graphemes) {
        QUIET.setLevel(Level.OFF);
        // Asking a program for what JLine knows by heart would be a sixth of the start.
        String type = System.getenv("TERM");
        String known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
        if (known != null) {
            InfoCmp.setLoadedInfoCmp(type, known);
        }
        try {
            return new SystemTerminal(build("jni", graphemes));
        } catch (IOException | IllegalStateException _) {
            try {
                return new SystemTerminal(build("exec", graphemes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A terminal nobody sits at: keys come from one stream, what is drawn goes to another.
     *
     * @throws UncheckedIOException where the system has no pseudo-terminals
     */
    public static SystemTerminal over(InputStream keys, OutputStream drawn) {
        QUIET.setLevel(Level.OFF);
        try {
            return new SystemTerminal(
                    TerminalBuilder.builder()
                            .name("cox")
                            .system(false)
                            .streams(keys, drawn)
                            .type("xterm-256color")
                            .provider("jni")
                            .graphemeCluster(false)
                            .encoding(StandardCharsets.UTF_8)
                            .stdinEncoding(StandardCharsets.UTF_8)
                            .stdoutEncoding(StandardCharsets.UTF_8)
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static org.jline.terminal.Terminal build(String provider, boolean graphemes)
            throws IOException {
        return TerminalBuilder.builder()
                .name("cox")
                .system(true)
                .dumb(true)
                .provider(provider)
                .graphemeCluster(graphemes)
                .encoding(StandardCharsets.UTF_8)
                .stdinEncoding(StandardCharsets.UTF_8)
                .stdoutEncoding(StandardCharsets.UTF_8)
                .build();
    }

    private void setQuitKey(int key) {
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(ControlChar.VQUIT, key);
        terminal.setAttributes(attributes);
    }

    /** Whether it can show text only, line below line. */
    public boolean isPlain() {
        return terminal.getType().startsWith(org.jline.terminal.Terminal.TYPE_DUMB);
    }

    /** JLine's view of it, for the line editor. */
    public org.jline.terminal.Terminal jline() {
        return terminal;
    }

    @Override
    public Size size() {
        org.jline.terminal.Size size = terminal.getSize();
        return size.getColumns() <= 0 || size.getRows() <= 0
                ? new Size(COLUMNS, ROWS)
                : new Size(size.getColumns(), size.getRows());
    }

    @Override
    public InputStream input() {
        return new KeyStream(terminal.reader());
    }

    @Override
    public OutputStream output() {
        return terminal.output();
    }

    @Override
    public Cancellation.Registration raw() {
        Attributes before = terminal.getAttributes();
        Attributes raw = new Attributes(before);
        for (LocalFlag flag :
                List.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN)) {
            raw.setLocalFlag(flag, false);
        }
        for (InputFlag flag :
                List.of(InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IXON, InputFlag.ISTRIP)) {
            raw.setInputFlag(flag, false);
        }
        raw.setOutputFlag(OutputFlag.OPOST, false);
        for (ControlChar each : SIGNAL_KEYS) {
            raw.setControlChar(each, NEVER_TYPED);
        }
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        return () -> terminal.setAttributes(before);
    }

    @Override
    public Cancellation.Registration handOver() {
        // A handler that does nothing: a signal that is ignored would be so in the program, too.
        SignalHandler before = terminal.handle(Signal.INT, _ -> {});
        setQuitKey(quit);
        return () -> {
            setQuitKey(NEVER_TYPED);
            terminal.handle(Signal.INT, before);
        };
    }

    @Override
    public Cancellation.Registration onResize(Runnable action) {
        resizeActions.add(action);
        return () -> resizeActions.remove(action);
    }

    @Override
    public String ask(String question) {
        terminal.writer().print(question);
        terminal.flush();
        StringBuilder answer = new StringBuilder();
        try {
            for (int c = terminal.reader().read();
                    c >= 0 && c != '\n' && c != '\r';
                    c = terminal.reader().read()) {
                answer.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException _) {
            // The program is ending; the terminal's settings are restored before the close.
        }
    }
}
