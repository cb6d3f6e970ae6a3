package dev.coxswain.practice.store;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the one file a store lives in; whoever holds it open is the host of the cluster. */
public final class StoreFile {
    /** Megabytes of pages; what is read is kept as trees. */
    private static final int CACHE = 4;

    private StoreFile() {}

    /**
     * Opens or makes the store. A damaged file is set aside beside it, with a word to {@code said},
     * and a new one begun.
     *
     * @return empty where another process (or this one) holds the file
     * @throws IOException where the directory cannot be written
     */
    public static Optional<Store> open(Path directory, Consumer<String> said) throws IOException {
        Files.createDirectories(directory);
        Path path = directory.resolve("cluster.mv");
        try {
            return Optional.of(new Store(mvStore(path)));
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                return Optional.empty();
            }
            if (e.getErrorCode() != DataUtils.ERROR_FILE_CORRUPT
                    && e.getErrorCode() != DataUtils.ERROR_UNSUPPORTED_FORMAT) {
                throw new IOException("cannot open " + path + ": " + e.getMessage(), e);
            }
            Path aside = aside(path);
            Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
            said.accept(
                    "the practice cluster's state was damaged; it is kept as "
                            + aside
                            + " and a new one begun");
            return Optional.of(new Store(mvStore(path)));
        }
    }

    /**
     * Deletes the store.
     *
     * @return false where a process holds the file
     */
    public static boolean delete(Path directory) throws IOException {
        Optional<Store> held = open(directory, _ -> {});
        if (held.isEmpty()) {
            return false;
        }
        held.get().close();
        Files.deleteIfExists(directory.resolve("cluster.mv"));
        return true;
    }

    private static MVStore mvStore(Path path) {
        MVStore store =
                new MVStore.Builder()
                        .fileName(path.toString())
                        .autoCommitDisabled()
                        .cacheSize(CACHE)
                        .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }

    private static Path aside(Path path) {
        for (int number = 1; ; number++) {
            Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + number);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }
}
