package dev.coxswain;

import dev.coxswain.flow.Cancellation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C where no prompt waits for it: what runs is cancelled, closes its requests, gives the
 * terminal back and may still say with which code it ended.
 */
final class Interruption {
    private static final int GRACE_SECONDS = 2;
    private static final int INTERRUPTED = 130;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int code = INTERRUPTED;

    /** What work that is to be interrupted runs under. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Begins to listen for the end of the process. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::interrupted));
    }

    /** Says that the work is done and everything it printed is out. */
    void ended(int with) {
        code = with;
        done.countDown();
    }

    private void interrupted() {
        if (done.getCount() == 0) {
            return;
        }
        cancellation.cancel();
        try {
            // The process's own status tells of the signal, unless the work ended in its own way.
            if (done.await(GRACE_SECONDS, TimeUnit.SECONDS) && code != INTERRUPTED) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
