package dev.coxswain.pipeline;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Items made on a thread of their own and handed over through a bounded queue: the maker waits
 * where nobody takes them, and is stopped when they are no longer wanted.
 */
final class Queue implements ItemSource {
    private static final int LONGEST = 64;

    private sealed interface Entry {}

    private record Value(Item item) implements Entry {}

    private record End(@Nullable RuntimeException failure) implements Entry {}

    /** Makes the items; an exception from the sink must end it. */
    @FunctionalInterface
    interface Maker {
        void make(Consumer<Item> sink, Cancellation cancellation);
    }

    private final ArrayBlockingQueue<Entry> entries = new ArrayBlockingQueue<>(LONGEST);
    private final Cancellation own = new Cancellation();
    private final Cancellation.Registration following;
    private final Thread thread;
    private boolean done;

    Queue(Maker maker, ThreadFactory threads, Cancellation parent) {
        following = own.follow(parent);
        thread = threads.newThread(() -> run(maker));
        own.onCancel(thread::interrupt);
        thread.start();
    }

    private void run(Maker maker) {
        End end = new End(null);
        try {
            maker.make(item -> hand(new Value(item)), own);
        } catch (RuntimeException e) {
            end = new End(e);
        } catch (StackOverflowError e) {
            end = new End(dev.coxswain.failure.FailureException.plain("recursion too deep"));
        }
        try {
            hand(end);
        } catch (CancelledException _) {
            // Nobody waits for the end of what was cancelled.
        }
    }

    private void hand(Entry entry) {
        own.check();
        try {
            entries.put(entry);
        } catch (InterruptedException _) {
            throw new CancelledException();
        }
    }

    @Override
    public @Nullable Item next() {
        if (done) {
            return null;
        }
        try {
            Entry entry = entries.poll();
            while (entry == null) {
                own.check();
                entry = entries.poll(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            return switch (entry) {
                case Value(var item) -> item;
                case End(var failure) -> end(failure);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private @Nullable Item end(@Nullable RuntimeException failure) {
        done = true;
        following.close();
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    @Override
    public void close() {
        if (!done) {
            done = true;
            following.close();
            own.cancel();
        }
    }
}
