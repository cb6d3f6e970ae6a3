package dev.coxswain.practice.node;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.MemoryVolume;
import dev.coxswain.practice.node.files.Volume;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A ConfigMap's or Secret's files as the kubelet lays them out: links through {@code ..data}. */
final class ProjectedVolume implements Volume {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'..'yyyy_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);

    private final Supplier<Map<String, Entry>> files;
    private final Instant made;

    ProjectedVolume(Supplier<Map<String, Entry>> files, Instant made) {
        this.files = files;
        this.made = made;
    }

    private Volume now() {
        String directory = "/" + NAME.format(made) + (1_000_000_000L + made.getNano());
        var all = new TreeMap<String, Entry>();
        all.put(directory, Entry.directory(0755, made));
        all.put("/..data", Entry.link(directory.substring(1), made));
        files.get()
                .forEach(
                        (name, entry) -> {
                            all.put(directory + "/" + name, entry);
                            String first = name.split("/", 2)[0];
                            all.put("/" + first, Entry.link("..data/" + first, made));
                        });
        return MemoryVolume.of(all, made);
    }

    @Override
    public Optional<Entry> get(String path) {
        return now().get(path);
    }

    @Override
    public SortedMap<String, Entry> children(String directory) {
        return now().children(directory);
    }

    @Override
    public void put(String path, Entry entry) {
        throw new IllegalStateException("a projected volume is read-only");
    }

    @Override
    public void remove(String path) {
        throw new IllegalStateException("a projected volume is read-only");
    }

    @Override
    public boolean writable() {
        return false;
    }
}
