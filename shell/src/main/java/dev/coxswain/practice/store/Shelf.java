package dev.coxswain.practice.store;

import java.util.List;
import java.util.Optional;

/**
 * Durable bytes by name beside the objects, for what is no API object: the written layer of a
 * container's file system, the contents of a volume. Each call is committed when it returns; safe
 * for use by many threads.
 */
public interface Shelf {
    Optional<byte[]> get(String name);

    void put(String name, byte[] bytes);

    void remove(String name);

    /** Forgets every name that begins with {@code prefix}, in one commit. */
    void removeAll(String prefix);

    /** The names that begin with {@code prefix}, sorted. */
    List<String> names(String prefix);
}
