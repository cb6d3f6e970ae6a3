package dev.coxswain.practice.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The line discipline of a terminal: echo, editing, earlier lines, Ctrl-C, Ctrl-D, newlines. */
final class LineTerminal {
    private static final char ESCAPE = 0x1b;

    private final OutputStream screen;
    private final Runnable interrupt;
    private final PipedInputStream cooked = new PipedInputStream(64 * 1024);
    private final PipedOutputStream lines;
    private final StringBuilder line = new StringBuilder();
    private final List<String> earlier = new ArrayList<>();
    private int cursor;
    private int shown;

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
            Reader typed = new InputStreamReader(keys, StandardCharsets.UTF_8);
            for (int c = typed.read(); c >= 0; c = typed.read()) {
                boolean more = c == ESCAPE ? escape(typed) : key((char) c);
                if (!more) {
                    return;
                }
                screen.flush();
            }
        } catch (IOException e) {
            // the session is over on either side; closing the lines tells the reader
            return;
        }
    }

    /** Takes a key that sends a sequence: arrows, Home, End, Delete. */
    private boolean escape(Reader typed) throws IOException {
        int kind = typed.read();
        if (kind != '[' && kind != 'O') {
            return kind >= 0;
        }
        int c = typed.read();
        int number = c;
        while (c >= '0' && c <= '9' || c == ';') {
            number = c;
            c = typed.read();
        }
        switch (c) {
            case 'A' -> recall(shown - 1);
            case 'B' -> recall(shown + 1);
            case 'C' -> moveTo(Math.min(line.length(), cursor + 1));
            case 'D' -> moveTo(Math.max(0, cursor - 1));
            case 'H' -> moveTo(0);
            case 'F' -> moveTo(line.length());
            case '~' -> tilde(number);
            default -> {
                return c >= 0;
            }
        }
        return true;
    }

    private void tilde(int number) throws IOException {
        switch (number) {
            case '1', '7' -> moveTo(0);
            case '4', '8' -> moveTo(line.length());
            case '3' -> {
                if (cursor < line.length()) {
                    erase(cursor, cursor + 1);
                }
            }
            default -> echo("");
        }
    }

    /** Takes one key; false where it ends the input. */
    private boolean key(char c) throws IOException {
        switch (c) {
            case '\r', '\n' -> enter();
            case 0x7f, '\b' -> {
                if (cursor > 0) {
                    erase(cursor - 1, cursor);
                }
            }
            case 0x01 -> moveTo(0);
            case 0x03 -> {
                echo("^C\r\n");
                clear();
                interrupt.run();
            }
            case 0x04 -> {
                return !line.isEmpty();
            }
            case 0x05 -> moveTo(line.length());
            case 0x0b -> erase(cursor, line.length());
            case 0x15 -> erase(0, cursor);
            case 0x17 -> erase(wordStart(), cursor);
            default -> insert(c);
        }
        return true;
    }

    private void enter() throws IOException {
        echo("\r\n");
        String text = line.toString();
        if (!text.isBlank() && (earlier.isEmpty() || !earlier.getLast().equals(text))) {
            earlier.add(text);
        }
        clear();
        lines.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        lines.flush();
    }

    private void clear() {
        line.setLength(0);
        cursor = 0;
        shown = earlier.size();
    }

    private void insert(char c) throws IOException {
        if (c < ' ' && c != '\t') {
            return;
        }
        line.insert(cursor, c);
        String tail = line.substring(cursor);
        cursor++;
        echo(tail + "\b".repeat(tail.length() - 1));
    }

    private void erase(int from, int to) throws IOException {
        if (from == to) {
            return;
        }
        moveTo(from);
        line.delete(from, to);
        String tail = line.substring(from) + " ".repeat(to - from);
        echo(tail + "\b".repeat(tail.length()));
    }

    private void moveTo(int place) throws IOException {
        echo(place < cursor ? "\b".repeat(cursor - place) : line.substring(cursor, place));
        cursor = place;
    }

    private int wordStart() {
        int at = cursor;
        while (at > 0 && line.charAt(at - 1) == ' ') {
            at--;
        }
        while (at > 0 && line.charAt(at - 1) != ' ') {
            at--;
        }
        return at;
    }

    private void recall(int which) throws IOException {
        if (which < 0 || which > earlier.size()) {
            return;
        }
        erase(0, line.length());
        shown = which;
        line.append(which == earlier.size() ? "" : earlier.get(which));
        cursor = line.length();
        echo(line.toString());
    }

    private void echo(String text) throws IOException {
        synchronized (screen) {
            screen.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
