package dev.coxswain.practice.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest changes, for those who ask what happened since; used under the store's lock. */
final class History {
    private static final int MOST = 20_000;

    private final Deque<Change> changes = new ArrayDeque<>();
    private long oldest;

    /** Remembers from {@code version} on. */
    History(long version) {
        this.oldest = version;
    }

    void add(Change change) {
        changes.addLast(change);
        while (changes.size() > MOST) {
            oldest = changes.removeFirst().version();
        }
    }

    /** What came after a version, the newest first; empty where that is forgotten. */
    Optional<List<Change>> since(long version) {
        if (version < oldest) {
            return Optional.empty();
        }
        List<Change> since = new ArrayList<>();
        var back = changes.descendingIterator();
        while (back.hasNext()) {
            Change change = back.next();
            if (change.version() <= version) {
                break;
            }
            since.add(change);
        }
        return Optional.of(since);
    }
}
