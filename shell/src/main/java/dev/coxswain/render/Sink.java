package dev.coxswain.render;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Where rendered text goes, in UTF-8; buffered until flushed. */
final class Sink {
    private static final int BUFFER = 1 << 16;

    private final BufferedWriter writer;
    private final Traits traits;

    Sink(OutputStream out, Traits traits) {
        this.writer =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.traits = traits;
    }

    Traits traits() {
        return traits;
    }

    void write(CharSequence text) throws IOException {
        writer.append(text);
    }

    void line(CharSequence text) throws IOException {
        writer.append(text).append('\n');
    }

    void flush() throws IOException {
        writer.flush();
    }
}
