package dev.coxswain.cluster.transport;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** A gzip body, unpacked from its first read on: a body of no bytes is an empty one. */
final class Unpacked extends InputStream {
    private final PushbackInputStream packed;
    private @Nullable InputStream unpacked;

    Unpacked(InputStream packed) {
        this.packed = new PushbackInputStream(packed, 1);
    }

    private InputStream stream() throws IOException {
        if (unpacked == null) {
            int first = packed.read();
            if (first < 0) {
                unpacked = InputStream.nullInputStream();
            } else {
                packed.unread(first);
                unpacked = new GZIPInputStream(packed, 16 * 1024);
            }
        }
        return unpacked;
    }

    @Override
    public int read() throws IOException {
        return stream().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return stream().read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
