package dev.coxswain.practice.controller;

import dev.coxswain.practice.controller.Events.Happening;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What keeps one object from filling the event list, as every Kubernetes component does it: from
 * the tenth wording of one reason on they share one event, and after 25 events of one component
 * only one in five minutes is written.
 */
final class EventFlood {
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final Duration REFILL = Duration.ofMinutes(5);
    private static final int WORDINGS = 10;
    private static final double BURST = 25;
    static final String COMBINED = "(combined from similar events): ";

    /** The events of one component about one object for one reason. */
    private record Group(String uid, String component, String type, String reason) {}

    private static final class Wordings {
        private final Set<String> seen = new HashSet<>();
        private @Nullable Instant last;
    }

    private static final class Allowance {
        private double left = BURST;
        private @Nullable Instant last;
    }

    private final Map<Group, Wordings> wordings = new HashMap<>();
    private final Map<Group, Allowance> allowances = new HashMap<>();

    /** Whether this is one wording too many, and to be told in the event that is shared. */
    boolean combines(String uid, String component, Happening happening, Instant now) {
        var group = new Group(uid, component, happening.type(), happening.reason());
        Wordings known = wordings.computeIfAbsent(group, _ -> new Wordings());
        if (known.last != null && known.last.plus(FORGOTTEN).isBefore(now)) {
            known.seen.clear();
        }
        known.last = now;
        known.seen.add(happening.message());
        if (known.seen.size() < WORDINGS) {
            return false;
        }
        known.seen.remove(happening.message());
        return true;
    }

    /** Takes one event from what a component may still say of an object; false for none left. */
    boolean allows(String uid, String component, Instant now) {
        Allowance allowance =
                allowances.computeIfAbsent(new Group(uid, component, "", ""), _ -> new Allowance());
        if (allowance.last != null) {
            double more = (double) Duration.between(allowance.last, now).toMillis();
            allowance.left = Math.min(BURST, allowance.left + more / REFILL.toMillis());
        }
        allowance.last = now;
        if (allowance.left < 1) {
            return false;
        }
        allowance.left--;
        return true;
    }

    /** Forgets those of whom nothing was said for so long that nothing follows from it. */
    void sweep(Instant now) {
        wordings.values().removeIf(each -> past(each.last, now, FORGOTTEN));
        allowances.values().removeIf(each -> past(each.last, now, REFILL.multipliedBy(25)));
    }

    private static boolean past(@Nullable Instant last, Instant now, Duration kept) {
        return last == null || last.plus(kept).isBefore(now);
    }
}
