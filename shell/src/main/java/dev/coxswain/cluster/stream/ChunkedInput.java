package dev.coxswain.cluster.stream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes that arrive in chunks; a read gives what is there and never waits for more. */
public abstract class ChunkedInput extends InputStream {
    private byte[] chunk = new byte[0];
    private int at;
    private boolean ended;

    /** The next bytes, waiting for them; null at the end. */
    protected abstract byte @Nullable [] nextChunk() throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == chunk.length) {
            byte[] next = ended ? null : nextChunk();
            if (next == null) {
                ended = true;
                return -1;
            }
            chunk = next;
            at = 0;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return chunk.length - at;
    }
}
