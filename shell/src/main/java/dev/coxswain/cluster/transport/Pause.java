package dev.coxswain.cluster.transport;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends when its work is cancelled. */
final class Pause {
    private Pause() {}

    static void of(Duration duration, Cancellation work) {
        CountDownLatch woken = new CountDownLatch(1);
        try (var _ = work.onCancel(woken::countDown)) {
            if (woken.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                work.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
