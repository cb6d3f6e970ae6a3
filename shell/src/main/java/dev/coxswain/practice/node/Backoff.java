package dev.coxswain.practice.node;

import java.time.Duration;

/** Waiting times that double, as the kubelet's: 10 s, 20 s, … 5 min. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Duration next = Duration.ofSeconds(10);

    /** The time to wait now; the next one is longer. */
    Duration take() {
        Duration now = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return now;
    }

    void reset() {
        next = Duration.ofSeconds(10);
    }

    /** {@code 10s}, {@code 1m20s}, {@code 5m0s} as Go writes it. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }
}
