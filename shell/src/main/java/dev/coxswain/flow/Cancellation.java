package dev.coxswain.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to stop that running work looks at and can be woken by; safe for use by many threads.
 */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean cancelled;

    /** A fresh cancellation that also follows {@code parent}; close the registration when done. */
    public Registration follow(Cancellation parent) {
        return parent.onCancel(this::cancel);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Throws {@link CancelledException} once cancelled. */
    public void check() {
        if (cancelled) {
            throw new CancelledException();
        }
    }

    /** Asks for the stop and runs what was registered, each once; a second call does nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /**
     * Runs {@code action} when cancelled, at once if that has happened; the action must not block.
     *
     * @return closes to forget the action
     */
    public Registration onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return () -> {
                    synchronized (actions) {
                        actions.remove(action);
                    }
                };
            }
        }
        action.run();
        return () -> {};
    }

    /** What {@link #onCancel} gives: closing it forgets the action. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
