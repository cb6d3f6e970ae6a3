package dev.coxswain.cluster.transport;

import dev.coxswain.flow.Cancellation;

import io.fabric8.kubernetes.client.http.AsyncBody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A response's body as fabric8 reads it: a piece for each call of {@link #consume}. */
final class FabricBody implements AsyncBody {
    private static final int PIECE = 16 * 1024;

    private final InputStream body;
    private final Consumer<List<ByteBuffer>> consumer;
    private final Cancellation.Registration registration;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Semaphore wanted = new Semaphore(0);

    FabricBody(
            InputStream body,
            Consumer<List<ByteBuffer>> consumer,
            Cancellation.Registration registration) {
        this.body = body;
        this.consumer = consumer;
        this.registration = registration;
        Thread.ofVirtual().start(this::pump);
    }

    private void pump() {
        byte[] piece = new byte[PIECE];
        try (body) {
            while (!done.isDone()) {
                wanted.acquire();
                int count = done.isDone() ? -1 : body.read(piece);
                if (count < 0) {
                    break;
                }
                consumer.consume(List.of(ByteBuffer.wrap(Arrays.copyOf(piece, count))), this);
            }
            done.complete(null);
        } catch (Exception e) {
            done.completeExceptionally(e);
        } finally {
            registration.close();
        }
    }

    @Override
    public void consume() {
        wanted.release();
    }

    @Override
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void cancel() {
        done.cancel(false);
        wanted.release();
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }
}
