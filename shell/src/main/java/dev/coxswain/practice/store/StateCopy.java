package dev.coxswain.practice.store;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/** Copies of a whole state in files of their own. */
final class StateCopy {
    private StateCopy() {}

    static void write(MVStore from, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            MVStore copy =
                    new MVStore.Builder()
                            .fileName(fresh.toString())
                            .autoCommitDisabled()
                            .compress()
                            .open();
            try {
                for (String name : from.getMapNames()) {
                    fill(copy.openMap(name), from.openMap(name));
                }
                copy.commit();
            } finally {
                copy.close();
            }
        } catch (MVStoreException e) {
            Files.deleteIfExists(fresh);
            throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Fills the maps of a store, uncommitted, with those of a copy. */
    static void read(Path source, MVStore into) throws IOException {
        try {
            MVStore copy = new MVStore.Builder().fileName(source.toString()).readOnly().open();
            try {
                if (!copy.getMapNames().contains("objects")) {
                    throw new IOException(source + " holds no state of a cluster");
                }
                Set<String> names = new HashSet<>(into.getMapNames());
                names.addAll(copy.getMapNames());
                for (String name : names) {
                    MVMap<String, Object> map = into.openMap(name);
                    map.clear();
                    if (copy.getMapNames().contains(name)) {
                        fill(map, copy.openMap(name));
                    }
                }
            } finally {
                copy.close();
            }
        } catch (MVStoreException e) {
            into.rollback();
            throw new IOException("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    private static void fill(MVMap<String, Object> map, MVMap<String, Object> from) {
        var cursor = from.cursor(null);
        while (cursor.hasNext()) {
            String key = cursor.next();
            map.put(key, cursor.getValue());
        }
    }
}
