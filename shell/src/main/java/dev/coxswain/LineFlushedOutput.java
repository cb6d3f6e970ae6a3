package dev.coxswain;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Buffered output to a terminal: what ends a line is on the screen at once. */
final class LineFlushedOutput extends BufferedOutputStream {
    LineFlushedOutput(OutputStream screen, int size) {
        super(screen, size);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        super.write(bytes, from, length);
        if (length > 0 && bytes[from + length - 1] == '\n') {
            flush();
        }
    }

    @Override
    public synchronized void write(int b) throws IOException {
        super.write(b);
        if (b == '\n') {
            flush();
        }
    }
}
