package dev.coxswain.jq.value;

import java.io.IOException;
import java.io.InputStream;

/** Bytes with the line and column they stand in, counted as jq counts; skips a byte order mark. */
final class ByteSource {
    private final InputStream stream;
    private final byte[] buffer;
    private int at;
    private int end;
    private long line = 1;
    private long lineStart;
    private long read;
    private boolean started;
    private boolean ended;

    ByteSource(InputStream stream, int size) {
        this.stream = stream;
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
            if (end >= 3
                    && buffer[0] == (byte) 0xEF
                    && buffer[1] == (byte) 0xBB
                    && buffer[2] == (byte) 0xBF) {
                at = 3;
                lineStart = 3;
            }
        }
        return at < end || fill();
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
