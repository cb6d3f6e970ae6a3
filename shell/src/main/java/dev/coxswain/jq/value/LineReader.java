package dev.coxswain.jq.value;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** Reads text line by line. */
public final class LineReader {
    private static final int BUFFER = 1 << 16;

    private final ByteSource in;
    private final TextBuffer line = new TextBuffer();

    public LineReader(InputStream stream) {
        in = new ByteSource(stream, BUFFER, false);
    }

    /** The next line without its end, or null after the last. */
    public @Nullable String read() throws IOException {
        return in.line(line) ? line.take() : null;
    }

    /** All that is left, as one text. */
    public String readAll() throws IOException {
        in.rest(line);
        return line.take();
    }

    /** The newlines read so far. */
    public long lines() {
        return in.line() - 1;
    }
}
