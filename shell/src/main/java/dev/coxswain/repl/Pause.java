package dev.coxswain.repl;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The time between two lines: once it has lasted a while, the memory that the last lines took is
 * given back, for a shell stays open all day and is mostly waiting.
 */
final class Pause {
    /** Lets time pass. */
    @FunctionalInterface
    interface Rest {
        void last(Duration span) throws InterruptedException;
    }

    private final Duration patience;
    private final Rest rest;
    private final Runnable collection;
    private @Nullable Thread waiting;

    /**
     * @param patience how long a pause lasts before anything is done in it
     * @param collection gives back memory
     */
    Pause(Duration patience, Rest rest, Runnable collection) {
        this.patience = patience;
        this.rest = rest;
        this.collection = collection;
    }

    /** A line has ended. */
    synchronized void begins() {
        ends();
        waiting = Thread.ofVirtual().name("pause").start(this::collectLater);
    }

    /** Another line has begun. */
    synchronized void ends() {
        if (waiting != null) {
            waiting.interrupt();
            waiting = null;
        }
    }

    private void collectLater() {
        try {
            rest.last(patience);
            collection.run();
        } catch (InterruptedException _) {
            // The person went on.
        }
    }
}
