package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.node.DecimalNode;

import java.math.BigDecimal;

/** A zero written with a minus sign and decimals, which a {@link BigDecimal} cannot hold. */
final class NegativeZero extends DecimalNode {
    private static final long serialVersionUID = 1L;

    NegativeZero(BigDecimal zero) {
        super(zero);
    }

    @Override
    public double doubleValue() {
        return -0.0;
    }

    @Override
    public String asText() {
        return "-" + super.asText();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NegativeZero && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
