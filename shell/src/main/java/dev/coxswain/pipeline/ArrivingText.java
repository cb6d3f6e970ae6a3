package dev.coxswain.pipeline;

import dev.coxswain.command.TextFile;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The text of a stream, line by line as it comes; a line is there once its newline is. */
final class ArrivingText implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final Duration FOREVER = Duration.ofDays(3650);

    /** Some bytes; none at the end of the stream. */
    private static final class Chunk {
        private final byte[] bytes;
        private final @Nullable IOException failure;

        private Chunk(byte[] bytes, @Nullable IOException failure) {
            this.bytes = bytes;
            this.failure = failure;
        }
    }

    private static final Chunk INTERRUPTED = new Chunk(new byte[0], null);

    private final String name;
    private final Cancellation.Registration interrupt;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(4);
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private String text = "";
    private int lines = 1;
    private boolean ended;
    private boolean interrupted;

    /**
     * Begins to read, on a thread of its own.
     *
     * @param name what the stream is called in a failure
     * @param cancellation ends the waiting, as the end of the stream does
     */
    ArrivingText(InputStream bytes, String name, Cancellation cancellation) {
        this.name = name;
        interrupt = cancellation.onCancel(() -> chunks.offer(INTERRUPTED));
        Thread.ofPlatform().name("cox-lines").daemon().start(() -> read(bytes));
    }

    private void read(InputStream bytes) {
        byte[] buffer = new byte[CHUNK];
        try {
            int count = 1;
            while (count > 0) {
                count = bytes.read(buffer);
                chunks.put(new Chunk(Arrays.copyOf(buffer, Math.max(0, count)), null));
            }
        } catch (IOException e) {
            chunks.offer(new Chunk(new byte[0], e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** All whole lines that have been taken so far, and the rest at the end of the stream. */
    String text() {
        return text;
    }

    /** Whether the last byte of the stream has been taken. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the waiting was given up before the end. */
    boolean isInterrupted() {
        return interrupted;
    }

    /**
     * Waits for at least one more line.
     *
     * @return false at the end of the stream
     * @throws FailureException where the stream is no text or cannot be read
     */
    boolean more() {
        return more(FOREVER);
    }

    /**
     * Waits a while for at least one more line.
     *
     * @return false where none has come
     * @throws FailureException where the stream is no text or cannot be read
     */
    boolean more(Duration patience) {
        int before = text.length();
        while (!ended && text.length() == before) {
            Chunk chunk = next(patience);
            interrupted |= chunk == INTERRUPTED;
            if (chunk == null || interrupted) {
                return false;
            }
            take(chunk);
        }
        return text.length() > before;
    }

    private @Nullable Chunk next(Duration patience) {
        try {
            return chunks.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void take(Chunk chunk) {
        if (chunk.failure != null) {
            throw FailureException.plain(name + ": " + chunk.failure.getMessage());
        }
        byte[] bytes = chunk.bytes;
        ended = bytes.length == 0;
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        unfinished.write(bytes, 0, end);
        if (end > 0 || ended) {
            String whole = TextFile.decode(unfinished.toByteArray(), name, lines);
            lines += (int) whole.chars().filter(c -> c == '\n').count();
            text += whole;
            unfinished.reset();
        }
        unfinished.write(bytes, end, bytes.length - end);
    }

    @Override
    public void close() {
        interrupt.close();
    }
}
