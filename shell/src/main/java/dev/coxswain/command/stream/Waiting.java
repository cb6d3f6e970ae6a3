package dev.coxswain.command.stream;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import java.time.Duration;

/** A pause that ends at once when cancelled. */
final class Waiting {
    private Waiting() {}

    static void pause(Duration duration, Cancellation cancellation) {
        Thread sleeper = Thread.currentThread();
        try (var _ = cancellation.onCancel(sleeper::interrupt)) {
            cancellation.check();
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            throw new CancelledException();
        }
    }
}
