package dev.coxswain.practice.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * A body that is begun with its first byte, so that until then the answer may still be a refusal.
 */
final class LateStream extends OutputStream {
    private final Supplier<OutputStream> begin;
    private @Nullable OutputStream out;

    LateStream(Supplier<OutputStream> begin) {
        this.begin = begin;
    }

    private OutputStream out() {
        OutputStream begun = out;
        if (begun == null) {
            begun = begin.get();
            out = begun;
        }
        return begun;
    }

    @Override
    public void write(int value) throws IOException {
        out().write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out().write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
        out().flush();
    }

    /** Ends the body; called by try-with-resources after a refusal too, when nothing was begun. */
    @Override
    public void close() throws IOException {
        OutputStream begun = out;
        if (begun != null) {
            begun.close();
        }
    }

    boolean begun() {
        return out != null;
    }
}
