package dev.coxswain.practice.store;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shelf that is one map of the store's file. */
record FileShelf(MVStore file, MVMap<String, byte[]> map) implements Shelf {
    @Override
    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(map.get(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        map.put(name, bytes);
        file.commit();
    }

    @Override
    public void remove(String name) {
        map.remove(name);
        file.commit();
    }

    @Override
    public void removeAll(String prefix) {
        names(prefix).forEach(map::remove);
        file.commit();
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
