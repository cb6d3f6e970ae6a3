package dev.coxswain.cluster.transport;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A response's body that ends with its work: cancelling closes the exchange at the server. */
final class ExchangeBody extends FilterInputStream {
    private final Cancellation work;
    private final String host;
    private final Cancellation.Registration registration;
    private volatile boolean closed;

    /**
     * @param unpacked what is read, over {@code raw}
     * @param raw what is closed to end the exchange
     */
    ExchangeBody(InputStream unpacked, InputStream raw, Cancellation work, String host) {
        super(unpacked);
        this.work = work;
        this.host = host;
        this.registration = work.onCancel(() -> end(raw));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = super.read(target, offset, length);
            work.check();
            return count;
        } catch (IOException e) {
            work.check();
            if (closed) {
                throw e;
            }
            throw new FailureException(
                    new Failure.Unreachable(Failure.Unreachable.Kind.RESET, host, "unexpected EOF"),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        registration.close();
        super.close();
    }

    private static void end(InputStream raw) {
        // Closing may wait for the connection's lock, and cancelling must not wait.
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                raw.close();
                            } catch (IOException _) {
                                // The exchange is over either way.
                            }
                        });
    }
}
