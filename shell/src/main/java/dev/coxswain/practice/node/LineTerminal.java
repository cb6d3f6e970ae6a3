package dev.coxswain.practice.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

/** The line discipline of a terminal: echo, erase, Ctrl-C, Ctrl-D, newlines. */
final class LineTerminal {
    private final OutputStream screen;
    private final Runnable interrupt;
    private final PipedInputStream cooked = new PipedInputStream(64 * 1024);
    private final PipedOutputStream lines;
    private final StringBuilder line = new StringBuilder();

    LineTerminal(InputStream keys, OutputStream screen, Runnable interrupt) throws IOException {
        this.screen = screen;
        this.interrupt = interrupt;
        this.lines = new PipedOutputStream(cooked);
        Thread.ofVirtual().name("practice-terminal").start(() -> read(keys));
    }

    InputStream input() {
        return cooked;
    }

    /** The screen: newlines become carriage return and newline. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                synchronized (screen) {
                    if (b == '\n') {
                        screen.write('\r');
                    }
                    screen.write(b);
                }
            }

            @Override
            public void flush() throws IOException {
                screen.flush();
            }
        };
    }

    private void read(InputStream keys) {
        try (lines) {
            var bytes = new byte[4096];
            for (int n = keys.read(bytes); n >= 0; n = keys.read(bytes)) {
                for (char c : new String(bytes, 0, n, StandardCharsets.UTF_8).toCharArray()) {
                    if (!key(c)) {
                        return;
                    }
                }
                screen.flush();
            }
        } catch (IOException e) {
            // the session is over on either side; closing the lines tells the reader
            return;
        }
    }

    /** Takes one key; false where it ends the input. */
    private boolean key(char c) throws IOException {
        switch (c) {
            case '\r', '\n' -> {
                echo("\r\n");
                lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                lines.flush();
                line.setLength(0);
            }
            case 0x7f, '\b' -> {
                if (!line.isEmpty()) {
                    line.setLength(line.length() - 1);
                    echo("\b \b");
                }
            }
            case 0x03 -> {
                echo("^C\r\n");
                line.setLength(0);
                interrupt.run();
            }
            case 0x04 -> {
                return !line.isEmpty();
            }
            case 0x15 -> {
                echo("\b \b".repeat(line.length()));
                line.setLength(0);
            }
            default -> {
                line.append(c);
                echo(String.valueOf(c));
            }
        }
        return true;
    }

    private void echo(String text) throws IOException {
        synchronized (screen) {
            screen.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
