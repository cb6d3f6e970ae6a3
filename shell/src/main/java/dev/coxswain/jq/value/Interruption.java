package dev.coxswain.jq.value;

import dev.coxswain.flow.CancelledException;

/** Ends long work on a value once its thread is interrupted, which is how a query is cancelled. */
public final class Interruption {
    private static final int STRIDE = 0x3FFF;

    private Interruption() {}

    /**
     * To be called in every loop over a value.
     *
     * @throws CancelledException once the thread is interrupted
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException();
        }
    }

    /** The same for short steps, counted by the caller: looks only now and then. */
    public static void check(int step) {
        if ((step & STRIDE) == 0) {
            check();
        }
    }
}
