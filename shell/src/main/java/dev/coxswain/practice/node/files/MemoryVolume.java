package dev.coxswain.practice.node.files;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A volume in memory: an image's files, a {@code tmpfs}, and the base of the durable one. */
public class MemoryVolume implements Volume {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final boolean writable;

    public MemoryVolume(Instant made, boolean writable) {
        this.writable = writable;
        entries.put("/", Entry.directory(0755, made));
    }

    /** A read-only volume of the given entries; directories above them are made. */
    public static MemoryVolume of(Map<String, Entry> files, Instant made) {
        var volume = new MemoryVolume(made, false);
        files.forEach(
                (path, entry) -> {
                    for (int at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
                        volume.entries.putIfAbsent(
                                path.substring(0, at), Entry.directory(0755, made));
                    }
                    volume.entries.put(path, entry);
                });
        return volume;
    }

    @Override
    public synchronized Optional<Entry> get(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    @Override
    public synchronized SortedMap<String, Entry> children(String directory) {
        String prefix = directory.equals("/") ? "/" : directory + "/";
        var found = new TreeMap<String, Entry>();
        for (var each : entries.tailMap(prefix, false).entrySet()) {
            if (!each.getKey().startsWith(prefix)) {
                break;
            }
            String name = each.getKey().substring(prefix.length());
            if (name.indexOf('/') < 0) {
                found.put(name, each.getValue());
            }
        }
        return found;
    }

    @Override
    public synchronized void put(String path, Entry entry) {
        entries.put(path, entry);
    }

    @Override
    public synchronized void remove(String path) {
        entries.remove(path);
    }

    @Override
    public boolean writable() {
        return writable;
    }
}
