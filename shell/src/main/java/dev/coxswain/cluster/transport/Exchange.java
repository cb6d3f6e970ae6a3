package dev.coxswain.cluster.transport;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waiting for java.net.http: cancelling the work aborts the exchange. */
final class Exchange {
    private Exchange() {}

    static <T> T await(CompletableFuture<T> future, Cancellation work) throws IOException {
        try (var _ = work.onCancel(() -> Thread.ofVirtual().start(() -> future.cancel(true)))) {
            return future.get();
        } catch (CancellationException e) {
            throw new CancelledException();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            work.check();
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(e.getCause());
        }
    }
}
