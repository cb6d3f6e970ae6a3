package dev.coxswain.practice.store;

import org.h2.mvstore.MVMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * A shelf that is one map of the store's file.
 *
 * @param lock held while something is written, so that nothing half done of others is committed
 */
record FileShelf(Commits commits, MVMap<String, byte[]> map, Lock lock) implements Shelf {
    @Override
    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(map.get(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        commit(() -> map.put(name, bytes));
    }

    @Override
    public void remove(String name) {
        commit(() -> map.remove(name));
    }

    @Override
    public void removeAll(String prefix) {
        commit(() -> names(prefix).forEach(map::remove));
    }

    private void commit(Runnable work) {
        lock.lock();
        try {
            work.run();
            commits.commit();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<String> names(String prefix) {
        var names = new ArrayList<String>();
        var keys = map.keyIterator(prefix);
        while (keys.hasNext()) {
            String name = keys.next();
            if (!name.startsWith(prefix)) {
                break;
            }
            names.add(name);
        }
        return names;
    }
}
