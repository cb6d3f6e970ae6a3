package dev.coxswain.command.stream;

import dev.coxswain.flow.CancelledException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Text for which being cancelled is the end: so work that only somebody stops ends well. */
final class UntilCancelled extends FilterInputStream {
    UntilCancelled(InputStream lines) {
        super(lines);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (CancelledException _) {
            return -1;
        }
    }
}
