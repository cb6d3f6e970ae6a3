package dev.coxswain.terminal;

import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A terminal nobody sits at, at which another program is started. */
public final class PseudoTerminal implements AutoCloseable {
    private static final int COLUMNS = 100;
    private static final int ROWS = 30;

    private final JniNativePty pty;

    private PseudoTerminal(JniNativePty pty) {
        this.pty = pty;
    }

    /**
     * Opens one.
     *
     * @throws IOException where the system has none
     */
    public static PseudoTerminal open() throws IOException {
        Pty pty = new JniTerminalProvider().open(null, Size.of(COLUMNS, ROWS));
        if (pty instanceof JniNativePty named) {
            return new PseudoTerminal(named);
        }
        throw new IOException("no name for a pseudo-terminal");
    }

    /** Starts a program at it, whose standard error stays that of this program. */
    public Process start(List<String> words) throws IOException {
        File device = new File(pty.getName());
        return new ProcessBuilder(words)
                .redirectInput(device)
                .redirectOutput(device)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What is drawn on it; a read waits for more, and fails once the terminal is closed. */
    public InputStream drawn() {
        return pty.getMasterInput();
    }

    /** Where what is typed goes. */
    public OutputStream keys() {
        return pty.getMasterOutput();
    }

    @Override
    public void close() throws IOException {
        pty.close();
    }
}
