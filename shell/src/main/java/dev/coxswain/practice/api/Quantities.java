package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.Quantity;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Quantities in the form the server keeps them: {@code 0.5} as {@code 500m}. */
public final class Quantities {
    private static final String[] DECIMAL = {
        "n", "u", "m", "", "k", "M", "G", "T", "P", "E",
    };
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final BigInteger STEP = BigInteger.valueOf(1024);

    private Quantities() {}

    /** The kept form; the text itself where it is no quantity or has an exponent. */
    public static String canonical(JsonNode given) {
        String text = given.asText();
        Quantity quantity = Quantity.parse(text).orElse(null);
        if (quantity == null || text.matches(".*[eE][-+0-9].*")) {
            return text;
        }
        return text(quantity.value(), text.endsWith("i"));
    }

    /** A value in the kept form, binary only where it is whole. */
    public static String text(BigDecimal value, boolean binary) {
        return binary && isWhole(value) ? binary(value.toBigIntegerExact()) : decimal(value);
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static String binary(BigInteger value) {
        BigInteger left = value;
        int step = 0;
        while (step < BINARY.length - 1 && left.signum() != 0 && left.mod(STEP).signum() == 0) {
            left = left.divide(STEP);
            step++;
        }
        return left + BINARY[step];
    }

    private static String decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        for (int index = DECIMAL.length - 1; index >= 0; index--) {
            BigDecimal scaled = value.movePointLeft(3 * (index - 3));
            if (isWhole(scaled)) {
                return scaled.toBigIntegerExact() + DECIMAL[index];
            }
        }
        return value.toPlainString();
    }
}
