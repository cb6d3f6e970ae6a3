package dev.coxswain.practice.node;

import dev.coxswain.practice.controller.Events.Happening;

import java.time.Duration;
import java.time.Instant;

/** The new lives of a container: one at once, then each after a longer wait. */
final class Restarts {
    private static final Duration LONG_RUN = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofMillis(400);

    private final ContainerSlot slot;
    private final PodWorker pod;
    private final Runnable again;
    private final Backoff waits = new Backoff();

    /**
     * @param again begins another life
     */
    Restarts(ContainerSlot slot, PodWorker pod, Runnable again) {
        this.slot = slot;
        this.pod = pod;
        this.again = again;
    }

    /** A life has ended: a long one makes the next wait short again. */
    void ran(Instant from, Instant until) {
        if (!from.equals(Instant.EPOCH) && Duration.between(from, until).compareTo(LONG_RUN) > 0) {
            waits.reset();
        }
    }

    /** Begins another life when it is time. */
    void begin() {
        if (slot.state().restarts() == 0) {
            slot.later(FIRST, again);
            return;
        }
        Duration wait = waits.take();
        slot.later(Duration.ofSeconds(1), () -> backOff(wait));
        slot.later(wait, again);
    }

    private void backOff(Duration wait) {
        boolean neverRan = slot.state().waitingReason().equals("RunContainerError");
        if (!slot.state().terminated() && !neverRan) {
            return;
        }
        slot.state().keep();
        String full = PodNames.full(pod.object());
        slot.say(
                Happening.warning(
                        "BackOff",
                        "Back-off restarting failed container " + slot.name() + " in pod " + full));
        slot.waits(
                "CrashLoopBackOff",
                "back-off %s restarting failed container=%s pod=%s"
                        .formatted(Backoff.text(wait), slot.name(), full));
    }

    /** Waits on, after the cluster was closed and opened. */
    void goOn() {
        for (int i = 1; i < slot.state().restarts(); i++) {
            waits.take();
        }
        slot.later(waits.take(), again);
    }
}
