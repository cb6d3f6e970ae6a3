package dev.coxswain.practice.node.files;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A tree of entries by absolute path ({@code /} is its root, which always exists). A volume knows
 * no links and no parents: that is {@link FileTree}'s work. Safe for use by many threads.
 */
public interface Volume {
    Optional<Entry> get(String path);

    /** The entries right below a directory, by name. */
    SortedMap<String, Entry> children(String directory);

    void put(String path, Entry entry);

    /** Forgets one entry; what is below it is the caller's to remove first. */
    void remove(String path);

    boolean writable();
}
