package dev.coxswain.jq;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

/** The kind of thread jq programs run on: a daemon with a stack of 128 MiB. */
public final class JqThread {
    /** Bytes of stack; only what is used takes memory. */
    public static final long STACK = 128L << 20;

    private JqThread() {}

    /** Makes threads fit for jq programs. */
    public static ThreadFactory factory(String name) {
        return task -> {
            Thread thread = new Thread(null, task, name, STACK);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Runs a task on a thread of its own and waits for it. A cancellation interrupts it; too deep
     * recursion and a full heap become a {@link JqException}.
     *
     * @throws CancelledException once cancelled, or where the waiting thread is interrupted
     */
    public static <T extends @Nullable Object> T call(Callable<T> task, Cancellation cancellation) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread =
                factory("jq")
                        .newThread(
                                () -> {
                                    try {
                                        done.complete(guarded(task));
                                    } catch (Throwable e) {
                                        done.completeExceptionally(e);
                                    }
                                });
        thread.start();
        try (var _ = cancellation.onCancel(thread::interrupt)) {
            return done.get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /**
     * Runs a task on this thread, which must be one of {@link #factory}'s; too deep recursion and a
     * full heap become a {@link JqException}.
     */
    public static <T extends @Nullable Object> T guarded(Callable<T> task) throws Exception {
        try {
            return task.call();
        } catch (StackOverflowError e) {
            throw new JqException("Recursion too deep");
        } catch (JqMemoryException | OutOfMemoryError e) {
            throw new JqException(String.valueOf(new JqMemoryException().getMessage()));
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
