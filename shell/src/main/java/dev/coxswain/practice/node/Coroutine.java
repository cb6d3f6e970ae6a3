package dev.coxswain.practice.node;

import dev.coxswain.practice.store.Timeline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A program that runs on the timeline in turns: on a thread of its own, but only while the timeline
 * waits for it, so that simulated time stands still while it works and nothing runs beside it.
 */
final class Coroutine {
    private final Timeline timeline;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Thread thread;
    private volatile boolean over;
    private volatile boolean killed;
    private dev.coxswain.flow.Cancellation.@Nullable Registration waking;

    Coroutine(Timeline timeline, Runnable program) {
        this.timeline = timeline;
        this.thread =
                Thread.ofVirtual()
                        .name("practice-process")
                        .unstarted(
                                () -> {
                                    turn.acquireUninterruptibly();
                                    try {
                                        if (!killed) {
                                            program.run();
                                        }
                                    } finally {
                                        over = true;
                                        back.release();
                                    }
                                });
        thread.start();
        timeline.soon(this::resume);
    }

    /** Lets the program run until it waits again; only on the timeline. */
    void resume() {
        if (!over) {
            turn.release();
            back.acquireUninterruptibly();
        }
    }

    /** Waits for another turn; only from within the program. */
    void pause() throws InterruptedException {
        if (!killed) {
            back.release();
            turn.acquireUninterruptibly();
        }
        if (killed) {
            throw new InterruptedException();
        }
    }

    void sleep(Duration span) throws InterruptedException {
        waking = timeline.after(span, this::resume);
        pause();
    }

    /** Ends the program where it waits, and waits for that; only on the timeline. */
    void kill() {
        killed = true;
        if (waking != null) {
            waking.close();
        }
        resume();
    }
}
