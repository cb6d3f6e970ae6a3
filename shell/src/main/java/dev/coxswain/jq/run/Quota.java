package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

/** How many outputs may still pass, or are still to be passed over. */
final class Quota {
    private final JsonNode count;
    private double left;

    /** By a count given to the function called {@code name}. */
    Quota(JsonNode count, String name) {
        this.count = count;
        this.left = count.isNumber() ? Numbers.real(count) : Double.POSITIVE_INFINITY;
        if (!(left >= 0) || Values.compare(count, Numbers.of(0)) < 0) {
            throw new JqException(name + " doesn't support negative count");
        }
    }

    boolean isUsedUp() {
        return left <= 0;
    }

    /** One less; what is no number is found out only here. */
    void take() {
        if (!count.isNumber()) {
            throw Values.error(count, Numbers.of(1), "cannot be subtracted");
        }
        left--;
    }

    /** Whether one more output is passed over. */
    boolean skips() {
        take();
        return left >= 0;
    }
}
