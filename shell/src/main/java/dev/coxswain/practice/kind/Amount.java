package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.Quantity;
import dev.coxswain.practice.api.Quantities;

import java.math.BigDecimal;

/**
 * A quantity that can be added up.
 *
 * @param binary whether it is written with {@code Ki}, {@code Mi}…
 */
record Amount(BigDecimal value, boolean binary) {
    static final Amount NONE = new Amount(BigDecimal.ZERO, false);
    static final Amount ONE = new Amount(BigDecimal.ONE, false);

    /** The amount a text or number says; none where it is no quantity. */
    static Amount of(JsonNode given) {
        String text = given.asText("");
        return Quantity.parse(text)
                .map(each -> new Amount(each.value(), text.endsWith("i")))
                .orElse(NONE);
    }

    static Amount of(long count) {
        return new Amount(BigDecimal.valueOf(count), false);
    }

    boolean isNone() {
        return value.signum() == 0;
    }

    /** The sum, in the spelling of the first part that is more than nothing. */
    Amount plus(Amount other) {
        return new Amount(value.add(other.value), isNone() ? other.binary : binary);
    }

    Amount minus(Amount other) {
        return new Amount(value.subtract(other.value), isNone() ? other.binary : binary);
    }

    Amount most(Amount other) {
        return over(other) ? this : other;
    }

    boolean over(Amount other) {
        return value.compareTo(other.value) > 0;
    }

    @Override
    public String toString() {
        return Quantities.text(value, binary);
    }
}
