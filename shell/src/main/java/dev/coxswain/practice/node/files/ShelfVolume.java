package dev.coxswain.practice.node.files;

import dev.coxswain.practice.store.Shelf;

import java.nio.ByteBuffer;
import java.time.Instant;

/** A writable volume kept on a shelf: what was written once is there after a restart. */
public final class ShelfVolume extends MemoryVolume {
    private final Shelf shelf;
    private final String prefix;

    /**
     * Opens the volume whose entries lie under {@code prefix}.
     *
     * @param made the date of its root where it is new
     */
    public ShelfVolume(Shelf shelf, String prefix, Instant made) {
        super(made, true);
        this.shelf = shelf;
        this.prefix = prefix;
        for (String name : shelf.names(prefix)) {
            shelf.get(name)
                    .ifPresent(bytes -> super.put(name.substring(prefix.length()), decode(bytes)));
        }
    }

    @Override
    public synchronized void put(String path, Entry entry) {
        super.put(path, entry);
        shelf.put(prefix + path, encode(entry));
    }

    @Override
    public synchronized void remove(String path) {
        super.remove(path);
        shelf.remove(prefix + path);
    }

    private static byte[] encode(Entry entry) {
        return ByteBuffer.allocate(17 + entry.content().length)
                .put((byte) entry.kind().ordinal())
                .putInt(entry.mode())
                .putLong(entry.modified().getEpochSecond())
                .putInt(entry.modified().getNano())
                .put(entry.content())
                .array();
    }

    private static Entry decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Entry.Kind kind = Entry.Kind.values()[in.get()];
        int mode = in.getInt();
        Instant modified = Instant.ofEpochSecond(in.getLong(), in.getInt());
        byte[] content = new byte[in.remaining()];
        in.get(content);
        return new Entry(kind, mode, modified, content);
    }
}
