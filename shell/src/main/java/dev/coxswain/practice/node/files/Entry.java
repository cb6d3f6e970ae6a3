package dev.coxswain.practice.node.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One file, directory, link or tombstone of a volume.
 *
 * @param mode the permission bits
 * @param content the bytes of a file, the target of a link; empty otherwise, never changed
 */
public record Entry(Kind kind, int mode, Instant modified, byte[] content) {
    /** What an entry is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        /** Hides what a lower layer has at this path. */
        GONE
    }

    public static Entry file(byte[] content, int mode, Instant modified) {
        return new Entry(Kind.FILE, mode, modified, content);
    }

    public static Entry directory(int mode, Instant modified) {
        return new Entry(Kind.DIRECTORY, mode, modified, new byte[0]);
    }

    public static Entry link(String target, Instant modified) {
        return new Entry(Kind.LINK, 0777, modified, target.getBytes(StandardCharsets.UTF_8));
    }

    public static Entry gone(Instant modified) {
        return new Entry(Kind.GONE, 0, modified, new byte[0]);
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isLink() {
        return kind == Kind.LINK;
    }

    /** The content as text: a link's target. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public Entry withMode(int other) {
        return new Entry(kind, other, modified, content);
    }

    public Entry touched(Instant when) {
        return new Entry(kind, mode, when, content);
    }
}
