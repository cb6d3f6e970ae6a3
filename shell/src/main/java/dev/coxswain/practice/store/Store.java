package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The objects of one cluster: every write is a numbered, durably committed transaction, told to
 * subscribers in order. Trees handed out are shared and must not be changed. Safe for use by many
 * threads.
 */
public final class Store implements AutoCloseable {
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
    private final Commits commits;
    private final MVMap<String, byte[]> objects;
    private final MVMap<String, Long> numbers;
    private final Index index = new Index();
    private final List<Consumer<Change>> subscribers = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object flushing = new Object();
    private final Shared shared = new Shared();
    private History history;
    private long version;
    private volatile long durable;
    private volatile @Nullable Thread gatherer;

    Store(MVStore file) {
        this.file = file;
        this.commits = new Commits(file);
        this.objects = file.openMap("objects");
        this.numbers = file.openMap("numbers");
        this.version = numbers.getOrDefault("version", 1L);
        this.history = new History(version);
        Loading.load(objects, index, shared);
    }

    /** When the last change was committed; the epoch for a new store. */
    public Instant lastChange() {
        return Instant.ofEpochMilli(numbers.getOrDefault("time", 0L));
    }

    /** The newest resourceVersion. */
    public long version() {
        return reading(() -> version);
    }

    public Optional<ObjectNode> get(Key key) {
        return reading(() -> Optional.ofNullable(index.get(key)));
    }

    /**
     * All objects of a type in the order of namespace and name.
     *
     * @param namespace empty for every namespace
     */
    public Snapshot list(String type, String namespace) {
        return reading(
                () -> new Snapshot(version, List.copyOf(index.part(type, namespace).values())));
    }

    /**
     * The same list as it was at an earlier version; empty where that is forgotten.
     *
     * @param namespace empty for every namespace
     */
    public Optional<Snapshot> listAt(String type, String namespace, long wanted) {
        lock.readLock().lock();
        try {
            if (wanted > version) {
                return Optional.empty();
            }
            return history.since(wanted)
                    .map(
                            changes -> {
                                var copy = new TreeMap<>(index.part(type, namespace));
                                changes.stream()
                                        .filter(each -> each.key().within(type, namespace))
                                        .forEach(each -> each.undo(copy));
                                return new Snapshot(wanted, List.copyOf(copy.values()));
                            });
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Runs work that writes; nothing of it stays where it throws. What it wrote is durable and told
     * to subscribers when this returns.
     */
    public <T> T write(Instant now, Function<Transaction, T> work) {
        T result;
        long written;
        lock.writeLock().lock();
        try {
            var open = new Draft(version, index::get, shared);
            result = work.apply(open);
            if (open.changes().isEmpty()) {
                return result;
            }
            apply(open.changes(), now);
            written = version;
        } catch (MVStoreException e) {
            throw UnwritableException.of(e);
        } finally {
            lock.writeLock().unlock();
        }
        flush(written);
        return result;
    }

    /**
     * Runs work whose writes are durable together once this returns: as long as nobody has been
     * answered, one commit does for all of them. Those of other threads are durable as ever.
     */
    public <T> T gather(Supplier<T> work) {
        gatherer = Thread.currentThread();
        try {
            return work.get();
        } finally {
            gatherer = null;
            flush(version());
        }
    }

    /**
     * Makes a version durable, and with it whatever was written until then: who comes here lets the
     * writers that are on their way go first, so that many of them share one commit.
     */
    private void flush(long wanted) {
        if (Thread.currentThread().equals(gatherer)) {
            return;
        }
        synchronized (flushing) {
            if (durable >= wanted) {
                return;
            }
            Thread.yield();
            lock.writeLock().lock();
            try {
                commits.commit();
                durable = version;
            } catch (MVStoreException e) {
                throw UnwritableException.of(e);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    private void apply(List<Change> changes, Instant now) {
        for (Change change : changes) {
            String name = change.key().full();
            ObjectNode after = change.after();
            if (after == null) {
                objects.remove(name);
                index.remove(change.key());
            } else {
                byte[] json = Json.bytes(after);
                if (after instanceof Stored stored) {
                    stored.keep(json);
                }
                objects.put(name, json);
                index.put(change.key().type(), change.key().path(), after);
            }
            version = change.version();
            history.add(change);
        }
        numbers.put("version", version);
        numbers.put("time", now.toEpochMilli());
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
            Optional<List<Change>> missed = history.since(since);
            if (missed.isEmpty()) {
                return Optional.empty();
            }
            missed.get().reversed().forEach(subscriber);
            subscribers.add(subscriber);
            return Optional.of(() -> subscribers.remove(subscriber));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Follows the wanted changes after {@code since}; empty where they are forgotten. */
    public Optional<Follower> follow(long since, Predicate<Key> wanted) {
        var follower = new Follower(this, since, wanted);
        return subscribe(since, follower::note).map(follower::until);
    }

    Optional<List<Change>> since(Follower follower) {
        return reading(() -> follower.take(history, version));
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Writes all there is at one moment into a file, which is there whole or not at all. */
    public void copyTo(Path target) throws IOException {
        lock.writeLock().lock();
        try {
            StateCopy.write(file, target);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Puts what a copy holds in the place of all there is, in one commit. Those who subscribed are
     * told a change of nothing, then no more. Nothing has changed where this throws.
     */
    public void restore(Path source) throws IOException {
        lock.writeLock().lock();
        try {
            file.commit();
            StateCopy.read(source, file);
            version = Math.max(version, numbers.getOrDefault("version", 1L)) + 1;
            numbers.put("version", version);
            file.commit();
            durable = version;
            history = new History(version);
            index.clear();
            Loading.load(objects, index, shared);
            subscribers.forEach(each -> each.accept(Change.nothing(version)));
            subscribers.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Durable bytes beside the objects; the same shelf for the same name. */
    public Shelf shelf(String name) {
        return new FileShelf(commits, file.openMap("shelf." + name), lock.readLock());
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
}
