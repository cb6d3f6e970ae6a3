package dev.coxswain.practice.node.files;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A container's root: an image's files below, a written layer above. */
public final class OverlayVolume implements Volume {
    private final Volume lower;
    private final Volume upper;

    public OverlayVolume(Volume lower, Volume upper) {
        this.lower = lower;
        this.upper = upper;
    }

    @Override
    public Optional<Entry> get(String path) {
        if (path.equals("/")) {
            return lower.get(path);
        }
        Optional<Entry> above = upper.get(path);
        return above.isPresent()
                ? above.filter(entry -> entry.kind() != Entry.Kind.GONE)
                : lower.get(path);
    }

    @Override
    public SortedMap<String, Entry> children(String directory) {
        var found = new TreeMap<>(lower.children(directory));
        upper.children(directory)
                .forEach(
                        (name, entry) -> {
                            if (entry.kind() == Entry.Kind.GONE) {
                                found.remove(name);
                            } else {
                                found.put(name, entry);
                            }
                        });
        return found;
    }

    @Override
    public void put(String path, Entry entry) {
        upper.put(path, entry);
    }

    @Override
    public void remove(String path) {
        if (lower.get(path).isPresent()) {
            upper.put(path, Entry.gone(Instant.EPOCH));
        } else {
            upper.remove(path);
        }
    }

    @Override
    public boolean writable() {
        return upper.writable();
    }
}
