package dev.coxswain.cluster.stream;

import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Chunks put by many threads and read as one stream; putting waits while too much lies unread, and
 * both sides end with the cancellation.
 */
public final class QueuedOutput implements AutoCloseable {
    private static final byte[] END = new byte[0];
    private static final int ROOM = 256;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(ROOM);
    private final Cancellation cancellation;
    private volatile boolean closed;

    public QueuedOutput(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Adds a chunk; dropped once the reader has gone. */
    public void put(byte[] chunk) {
        if (chunk.length > 0) {
            offer(chunk);
        }
    }

    /** Lets the reader end after what lies here. */
    public void end() {
        offer(END);
    }

    private void offer(byte[] chunk) {
        try {
            while (!closed && !cancellation.isCancelled()) {
                if (queue.offer(chunk, 100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The stream of all chunks.
     *
     * @param onClose run when the reader closes it
     */
    public InputStream input(Runnable onClose) {
        return new ChunkedInput() {
            @Override
            protected byte @Nullable [] nextChunk() throws IOException {
                return take();
            }

            @Override
            public void close() {
                QueuedOutput.this.close();
                onClose.run();
            }
        };
    }

    private byte @Nullable [] take() throws IOException {
        Thread reader = Thread.currentThread();
        try (var _ = cancellation.onCancel(reader::interrupt)) {
            cancellation.check();
            byte[] chunk = queue.take();
            return chunk == END ? null : chunk;
        } catch (InterruptedException _) {
            cancellation.check();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        closed = true;
        queue.clear();
    }
}
