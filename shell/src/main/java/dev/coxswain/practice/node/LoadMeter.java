package dev.coxswain.practice.node;

import java.time.Duration;
import java.time.Instant;

/** How many requests a second a container has been answering lately. */
final class LoadMeter {
    private static final double MEMORY_SECONDS = 30;

    private double weight;
    private Instant last = Instant.EPOCH;

    /** Notes one request. */
    synchronized void request(Instant now) {
        weight = at(now) + 1;
        last = now;
    }

    /** Requests a second, those of the last half minute counting most. */
    synchronized double perSecond(Instant now) {
        return at(now) / MEMORY_SECONDS;
    }

    private double at(Instant now) {
        double seconds = Duration.between(last, now).toMillis() / 1000.0;
        return weight * Math.exp(-Math.max(0, seconds) / MEMORY_SECONDS);
    }
}
