package dev.coxswain.cluster;

import java.time.Duration;

/** Hears of every request that was answered or failed; must not block. */
@FunctionalInterface
public interface Audit {
    Audit NONE = (request, status, took) -> {};

    /** One request as it was sent; {@code target} holds no secret. */
    record Sent(String context, String method, String target, boolean write) {}

    /**
     * @param status the HTTP status, 0 where no answer came
     * @param took until the answer's head was there
     */
    void sent(Sent request, int status, Duration took);
}
