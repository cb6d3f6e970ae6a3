package dev.coxswain.cluster;

import dev.coxswain.flow.Cancellation;

/** Decides about every request that changes a cluster, just before it is sent. */
@FunctionalInterface
public interface WritePolicy {
    /** Lets every write through. */
    WritePolicy ALLOW = attempt -> new Verdict.Allow();

    /**
     * A write about to be sent; dry runs and reviews are none.
     *
     * @param target the path and query below the server's address
     * @param work the work it belongs to: one command has one cancellation
     */
    record Attempt(String context, Request.Method method, String target, Cancellation work) {}

    /** What is to happen to an attempt. */
    sealed interface Verdict {
        record Allow() implements Verdict {}

        /** Never sent; {@code reason} is said after {@code error: }. */
        record Refuse(String reason) implements Verdict {}

        /** Refused unless the command has asked before; {@code what} names what needs it. */
        record NeedsConfirmation(String what) implements Verdict {}
    }

    Verdict judge(Attempt attempt);
}
