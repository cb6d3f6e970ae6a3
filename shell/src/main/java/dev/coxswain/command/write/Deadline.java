package dev.coxswain.command.write;

import dev.coxswain.flow.Cancellation;

import java.time.Duration;

/**
 * When waiting ends.
 *
 * @param nanoseconds on {@link System#nanoTime}'s clock; the largest number for never
 */
public record Deadline(long nanoseconds) {
    private static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

    /** After this long; never for zero. */
    public static Deadline in(Duration time) {
        return time.isZero() ? NEVER : new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isNever() {
        return nanoseconds == Long.MAX_VALUE;
    }

    /** Cancels when the time is up, unless it is closed before. */
    public Cancellation.Registration cancels(Cancellation cancellation) {
        if (isNever()) {
            return () -> {};
        }
        Duration left = Duration.ofNanos(Math.max(0, nanoseconds - System.nanoTime()));
        Thread alarm =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(left);
                                        cancellation.cancel();
                                    } catch (InterruptedException _) {
                                        // Closed before its time.
                                    }
                                });
        return alarm::interrupt;
    }
}
