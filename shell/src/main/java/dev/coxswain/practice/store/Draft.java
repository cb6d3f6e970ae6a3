package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A transaction that runs: what it has written so far, over what is stored. */
final class Draft implements Store.Transaction {
    private final long version;
    private final Function<Key, @Nullable ObjectNode> stored;
    private final Shared shared;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Key, Optional<ObjectNode>> written = new HashMap<>();

    /**
     * Begins at a version.
     *
     * @param shared is handed each object written, before anybody sees it
     */
    Draft(long version, Function<Key, @Nullable ObjectNode> stored, Shared shared) {
        this.version = version;
        this.stored = stored;
        this.shared = shared;
    }

    List<Change> changes() {
        return changes;
    }

    @Override
    public @Nullable ObjectNode get(Key key) {
        Optional<ObjectNode> here = written.get(key);
        return here != null ? here.orElse(null) : stored.apply(key);
    }

    @Override
    public ObjectNode put(Key key, ObjectNode object) {
        ObjectNode before = get(key);
        long next = next();
        object.withObjectProperty("metadata").put("resourceVersion", Long.toString(next));
        Stored stored = Stored.of(object);
        shared.share(stored);
        changes.add(new Change(next, key, before, stored));
        written.put(key, Optional.of(stored));
        return stored;
    }

    @Override
    public @Nullable ObjectNode remove(Key key) {
        ObjectNode before = get(key);
        if (before == null) {
            return null;
        }
        long next = next();
        ObjectNode last = before.deepCopy();
        last.withObjectProperty("metadata").put("resourceVersion", Long.toString(next));
        changes.add(new Change(next, key, last, null));
        written.put(key, Optional.empty());
        return last;
    }

    private long next() {
        return version + changes.size() + 1;
    }
}
