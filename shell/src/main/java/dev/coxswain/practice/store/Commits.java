package dev.coxswain.practice.store;

import org.h2.mvstore.MVStore;

/**
 * Makes durable what was written to a file, and keeps the file small: each commit writes whole
 * pages into a piece of its own, of which soon little is still alive.
 */
final class Commits {
    /** A file of fewer bytes is left as it is. */
    private static final long SMALL = 2_000_000;

    /** The file is looked at after so many commits, or once it has grown by so many bytes. */
    private static final int SELDOM = 64;

    private static final long GROWN = 500_000;

    /** So much of a file is to be alive, in percent of its bytes. */
    private static final int ALIVE = 60;

    /** Pieces that are less alive than this, in percent, are written anew. */
    private static final int FILLED = 85;

    /** So many bytes at most are written anew at a time, which others wait for. */
    private static final int PORTION = 2 << 20;

    private final MVStore file;
    private int unseen;
    private long seenSize;

    Commits(MVStore file) {
        this.file = file;
    }

    /** Commits all that was written; nothing of it may be half done. */
    synchronized void commit() {
        file.commit();
        unseen++;
        long size = file.getFileStore().size();
        if (size > SMALL && (unseen > SELDOM || size > seenSize + GROWN)) {
            unseen = 0;
            seenSize = size;
            if (alive() < ALIVE) {
                file.compact(FILLED, PORTION);
            }
        }
    }

    private int alive() {
        return file.getFileStore().getFillRate() * file.getFileStore().getChunksFillRate() / 100;
    }
}
