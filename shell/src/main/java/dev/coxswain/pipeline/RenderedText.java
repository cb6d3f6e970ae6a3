package dev.coxswain.pipeline;

import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Text written on a thread of its own and read as it comes; closing it stops the writer. */
final class RenderedText extends InputStream {
    private static final int BUFFER = 1 << 16;

    /** Writes the text. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream sink) throws IOException;
    }

    private final PipedInputStream reading = new PipedInputStream(BUFFER);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Cancellation cancellation;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    RenderedText(Writer writer, Cancellation cancellation) {
        this.cancellation = cancellation;
        PipedOutputStream writing = connect();
        Thread.ofVirtual().name("text").start(() -> run(writer, writing));
    }

    private PipedOutputStream connect() {
        try {
            return new PipedOutputStream(reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Writer writer, PipedOutputStream writing) {
        try (OutputStream sink = new Flushing(writing)) {
            writer.write(sink);
        } catch (IOException e) {
            failure = closed ? null : new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failure = closed ? null : e;
        } finally {
            ended.countDown();
        }
    }

    /** A piped stream whose reader is woken at each write, not once a second. */
    private static final class Flushing extends OutputStream {
        private final PipedOutputStream sink;

        Flushing(PipedOutputStream sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) throws IOException {
            sink.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            sink.write(bytes, from, length);
            sink.flush();
        }

        @Override
        public void flush() throws IOException {
            sink.flush();
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        cancellation.check();
        int count = reading.read(bytes, from, length);
        if (count < 0) {
            throwFailure();
        }
        return count;
    }

    private void throwFailure() {
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        reading.close();
    }
}
