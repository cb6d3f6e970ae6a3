package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The objects of one cluster: every write is a numbered, durably committed transaction, told to
 * subscribers in order. Trees handed out are shared and must not be changed. Safe for use by many
 * threads.
 */
public final class Store implements AutoCloseable {
    /** How many changes are remembered for those who ask what happened since. */
    private static final int HISTORY = 20_000;

    /** What a transaction may do; only valid while it runs. */
    public interface Transaction {
        @Nullable ObjectNode get(Key key);

        /** Writes an object, which gets its resourceVersion here; it belongs to the store then. */
        ObjectNode put(Key key, ObjectNode object);

        /** Removes an object and gives what was removed. */
        @Nullable ObjectNode remove(Key key);
    }

    /**
     * Objects as they were at one moment.
     *
     * @param version the resourceVersion of that moment
     */
    public record Snapshot(long version, List<ObjectNode> objects) {}

    private final MVStore file;
    private final MVMap<String, byte[]> objects;
    private final MVMap<String, Long> numbers;
    private final Map<String, TreeMap<String, ObjectNode>> types = new HashMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final List<Consumer<Change>> subscribers = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private long version;
    private long oldest;

    Store(MVStore file) {
        this.file = file;
        this.objects = file.openMap("objects");
        this.numbers = file.openMap("numbers");
        this.version = numbers.getOrDefault("version", 1L);
        this.oldest = version;
        var cursor = objects.cursor(null);
        while (cursor.hasNext()) {
            String name = cursor.next();
            String[] parts = name.split("/", 3);
            var object = (ObjectNode) Json.parse(cursor.getValue());
            type(parts[0]).put(parts[1] + "/" + parts[2], object);
        }
    }

    /** When the last change was committed; the epoch for a new store. */
    public Instant lastChange() {
        return Instant.ofEpochMilli(numbers.getOrDefault("time", 0L));
    }

    /** The newest resourceVersion. */
    public long version() {
        lock.readLock().lock();
        try {
            return version;
        } finally {
            lock.readLock().unlock();
        }
    }

    public Optional<ObjectNode> get(Key key) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(type(key.type()).get(key.path()));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * All objects of a type in the order of namespace and name.
     *
     * @param namespace empty for every namespace
     */
    public Snapshot list(String type, String namespace) {
        lock.readLock().lock();
        try {
            return new Snapshot(version, List.copyOf(part(type(type), namespace).values()));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The same list as it was at an earlier version; empty where that is forgotten.
     *
     * @param namespace empty for every namespace
     */
    public Optional<Snapshot> listAt(String type, String namespace, long wanted) {
        lock.readLock().lock();
        try {
            if (wanted < oldest || wanted > version) {
                return Optional.empty();
            }
            var copy = new TreeMap<String, ObjectNode>(part(type(type), namespace));
            var back = history.descendingIterator();
            while (back.hasNext()) {
                Change change = back.next();
                if (change.version() <= wanted) {
                    break;
                }
                if (change.key().type().equals(type)
                        && (namespace.isEmpty() || namespace.equals(change.key().namespace()))) {
                    undo(copy, change);
                }
            }
            return Optional.of(new Snapshot(wanted, List.copyOf(copy.values())));
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void undo(Map<String, ObjectNode> objects, Change change) {
        ObjectNode before = change.before();
        if (before == null) {
            objects.remove(change.key().path());
        } else {
            objects.put(change.key().path(), before);
        }
    }

    private static SortedMap<String, ObjectNode> part(
            TreeMap<String, ObjectNode> all, String namespace) {
        return namespace.isEmpty() ? all : all.subMap(namespace + "/", namespace + "0");
    }

    /**
     * Runs work that writes; nothing of it stays where it throws. What it wrote is durable and told
     * to subscribers when this returns.
     */
    public <T> T write(Instant now, Function<Transaction, T> work) {
        lock.writeLock().lock();
        try {
            var open = new Open();
            T result = work.apply(open);
            if (!open.changes.isEmpty()) {
                commit(open.changes, now);
            }
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void commit(List<Change> changes, Instant now) {
        for (Change change : changes) {
            String name = change.key().type() + "/" + change.key().path();
            ObjectNode after = change.after();
            if (after == null) {
                objects.remove(name);
                type(change.key().type()).remove(change.key().path());
            } else {
                objects.put(name, Json.bytes(after));
                type(change.key().type()).put(change.key().path(), after);
            }
            version = change.version();
            history.addLast(change);
        }
        numbers.put("version", version);
        numbers.put("time", now.toEpochMilli());
        file.commit();
        while (history.size() > HISTORY) {
            oldest = history.removeFirst().version();
        }
        changes.forEach(change -> subscribers.forEach(each -> each.accept(change)));
    }

    /**
     * Tells {@code subscriber} every change after {@code since}, the remembered ones at once, and
     * under the write lock: it must only take note.
     *
     * @return closes to end it; empty where changes since then are forgotten
     */
    public Optional<Cancellation.Registration> subscribe(long since, Consumer<Change> subscriber) {
        lock.writeLock().lock();
        try {
            if (since < oldest) {
                return Optional.empty();
            }
            var missed = new ArrayDeque<Change>();
            var back = history.descendingIterator();
            while (back.hasNext()) {
                Change change = back.next();
                if (change.version() <= since) {
                    break;
                }
                missed.addFirst(change);
            }
            missed.forEach(subscriber);
            subscribers.add(subscriber);
            return Optional.of(() -> subscribers.remove(subscriber));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Durable bytes beside the objects; the same shelf for the same name. */
    public Shelf shelf(String name) {
        return new FileShelf(file, file.openMap("shelf." + name));
    }

    private TreeMap<String, ObjectNode> type(String type) {
        TreeMap<String, ObjectNode> known = types.get(type);
        if (known != null) {
            return known;
        }
        if (!lock.isWriteLockedByCurrentThread() && lock.getReadHoldCount() > 0) {
            return new TreeMap<>();
        }
        return types.computeIfAbsent(type, _ -> new TreeMap<>());
    }

    /** Writes what is left and lets another process have the file. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            subscribers.clear();
            file.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private final class Open implements Transaction {
        private final List<Change> changes = new ArrayList<>();
        private final Map<Key, Optional<ObjectNode>> written = new HashMap<>();

        @Override
        public @Nullable ObjectNode get(Key key) {
            Optional<ObjectNode> here = written.get(key);
            return here != null ? here.orElse(null) : type(key.type()).get(key.path());
        }

        @Override
        public ObjectNode put(Key key, ObjectNode object) {
            ObjectNode before = get(key);
            long next = next();
            object.withObjectProperty("metadata").put("resourceVersion", Long.toString(next));
            changes.add(new Change(next, key, before, object));
            written.put(key, Optional.of(object));
            return object;
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
}
