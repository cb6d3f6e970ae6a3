package dev.coxswain.jq.value;

import dev.coxswain.jq.JqException;

import java.io.IOException;
import java.io.InputStream;

/** Bytes with the line and column they stand in, counted as jq counts; skips a byte order mark. */
final class ByteSource {
    /** The ASCII record separator, which leads each value of a JSON text sequence. */
    static final int SEPARATOR = 0x1E;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream stream;
    private final byte[] buffer;
    private int at;
    private int end;
    private long line = 1;
    private long lineStart;
    private long read;
    private boolean started;
    private boolean ended;

    /** Where {@code marked}, a byte order mark may lead the text. */
    ByteSource(InputStream stream, int size, boolean marked) {
        this.stream = stream;
        this.started = !marked;
        this.buffer = new byte[size];
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int c = buffer[at++] & 0xFF;
        if (c == '\n') {
            line++;
            lineStart = read + at;
        }
        return c;
    }

    /** Unreads the last byte, which was no newline. */
    void back() {
        at--;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        read += end;
        at = 0;
        end = 0;
        int count = stream.read(buffer, 0, buffer.length);
        if (count <= 0) {
            ended = true;
            return false;
        }
        end = count;
        if (!started) {
            started = true;
            skipMark();
        }
        return at < end || fill();
    }

    private void skipMark() throws IOException {
        while (at < MARK.length && buffer[at] == MARK[at]) {
            at++;
            if (at == end && at < MARK.length) {
                int count = stream.read(buffer, at, buffer.length - at);
                end += Math.max(0, count);
            }
            if (at == end) {
                break;
            }
        }
        lineStart = at;
        if (at > 0 && at < MARK.length) {
            throw new JqException("Malformed BOM");
        }
    }

    /** Whether the last byte is a record separator. */
    boolean isAtSeparator() {
        return at > 0 && buffer[at - 1] == SEPARATOR;
    }

    /** Leaves out the rest of the line that the last byte is in. */
    void skipLine() throws IOException {
        int c = at > 0 ? buffer[at - 1] : 0;
        while (c != '\n' && c >= 0) {
            c = next();
        }
    }

    boolean isAtEnd() {
        return ended;
    }

    /** Copies bytes that need no thought inside a string; stops before any other. */
    void plain(TextBuffer into) {
        int from = at;
        while (at < end && buffer[at] >= ' ' && buffer[at] != '"' && buffer[at] != '\\') {
            at++;
        }
        into.add(buffer, from, at);
    }

    /** Copies the rest of the line without its end; false where the text has ended. */
    boolean line(TextBuffer into) throws IOException {
        if (at == end && !fill()) {
            return false;
        }
        do {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            into.add(buffer, from, at);
            if (at < end) {
                next();
                return true;
            }
        } while (fill());
        return true;
    }

    /** Copies all that is left. */
    void rest(TextBuffer into) throws IOException {
        while (at < end || fill()) {
            for (int i = at; i < end; i++) {
                line += buffer[i] == '\n' ? 1 : 0;
            }
            into.add(buffer, at, end);
            at = end;
        }
    }

    /** How many bytes were read. */
    long position() {
        return read + at;
    }

    long line() {
        return line;
    }

    long column() {
        return read + at - lineStart;
    }

    /** Newlines read, and one more where the current line ends within what is at hand. */
    long linesAtHand() {
        if (at > 0 && buffer[at - 1] == '\n') {
            return line - 1;
        }
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return line;
            }
        }
        return line - 1;
    }
}
