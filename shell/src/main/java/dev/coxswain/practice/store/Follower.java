package dev.coxswain.practice.store;

import dev.coxswain.flow.Cancellation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One who follows the changes at a pace of its own: it keeps a position, not the changes, so that
 * one who falls behind costs nothing and in the end finds them forgotten. For one thread.
 */
public final class Follower implements AutoCloseable {
    private final Store store;
    private final Predicate<Key> wanted;
    private final Semaphore bell = new Semaphore(1);
    private Cancellation.Registration end = () -> {};
    private long position;
    private boolean pending = true;

    Follower(Store store, long since, Predicate<Key> wanted) {
        this.store = store;
        this.position = since;
        this.wanted = wanted;
    }

    Follower until(Cancellation.Registration end) {
        this.end = end;
        return this;
    }

    /** Takes note of a change, under the store's write lock. */
    void note(Change change) {
        if (change.key().type().isEmpty() || wanted.test(change.key())) {
            if (!pending) {
                pending = true;
                bell.release();
            }
        } else if (!pending) {
            position = change.version();
        }
    }

    /**
     * Waits for wanted changes and gives them, the oldest first; none where time ran out.
     *
     * @return empty where changes that were not given yet are forgotten
     */
    public Optional<List<Change>> next(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (bell.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            Optional<List<Change>> changes = store.since(this);
            if (changes.isEmpty() || !changes.get().isEmpty()) {
                return changes;
            }
        }
        return Optional.of(List.of());
    }

    /** What came since the position, which moves on to {@code version}; under the store's lock. */
    Optional<List<Change>> take(History history, long version) {
        Optional<List<Change>> missed = history.since(position);
        position = version;
        pending = false;
        return missed.map(
                changes ->
                        changes.reversed().stream()
                                .filter(each -> wanted.test(each.key()))
                                .toList());
    }

    @Override
    public void close() {
        end.close();
    }
}
