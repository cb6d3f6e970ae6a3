package dev.coxswain.command.read.describe;

import dev.coxswain.model.Quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A quantity that can be added up and written in the server's own form.
 *
 * @param value in base units
 * @param format the family of suffixes it is written with
 */
record Amount(BigDecimal value, Format format) {
    /** The families of suffixes. */
    enum Format {
        /** {@code 500m}, {@code 2k}. */
        DECIMAL,
        /** {@code 64Mi}. */
        BINARY,
        /** {@code 12e6}. */
        EXPONENT
    }

    static final Amount ZERO = new Amount(BigDecimal.ZERO, Format.DECIMAL);

    private static final String[] BINARY_SUFFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final String[] DECIMAL_SUFFIXES = {
        "n", "u", "m", "", "k", "M", "G", "T", "P", "E"
    };
    private static final BigInteger KIBI = BigInteger.valueOf(1024);

    /** Reads a quantity; zero where the text is none. */
    static Amount of(String text) {
        Format format =
                text.endsWith("i")
                        ? Format.BINARY
                        : text.matches(".*[eE][+-]?\\d+") ? Format.EXPONENT : Format.DECIMAL;
        return Quantity.parse(text)
                .map(quantity -> new Amount(quantity.value(), format))
                .orElse(ZERO);
    }

    /** The sum; nothing takes on the other's format. */
    Amount plus(Amount other) {
        return new Amount(value.add(other.value), value.signum() == 0 ? other.format : format);
    }

    Amount max(Amount other) {
        return other.value.compareTo(value) > 0 ? other : this;
    }

    /** The whole units, rounded up, in another format. */
    Amount units(Format other) {
        return new Amount(BigDecimal.valueOf(units()), other);
    }

    long milli() {
        return new Quantity(value).milli();
    }

    long units() {
        return new Quantity(value).units();
    }

    /** As the server writes it. */
    @Override
    public String toString() {
        if (value.signum() == 0) {
            return "0";
        }
        boolean small = value.abs().compareTo(BigDecimal.valueOf(1024)) < 0;
        return switch (format) {
            case BINARY -> small ? decimal() : binary();
            case DECIMAL -> decimal();
            case EXPONENT -> exponent();
        };
    }

    private String binary() {
        BigInteger whole = value.setScale(0, RoundingMode.CEILING).toBigInteger();
        int power = 0;
        while (power < BINARY_SUFFIXES.length - 1 && whole.mod(KIBI).signum() == 0) {
            whole = whole.divide(KIBI);
            power++;
        }
        return whole + BINARY_SUFFIXES[power];
    }

    private String decimal() {
        int power = power();
        return digits(power) + DECIMAL_SUFFIXES[power / 3 + 3];
    }

    private String exponent() {
        int power = power();
        return digits(power) + (power == 0 ? "" : "e" + power);
    }

    /** The greatest power of a thousand that leaves a whole number, from nano to exa. */
    private int power() {
        BigDecimal exact = value.setScale(9, RoundingMode.CEILING).stripTrailingZeros();
        return Math.clamp(Math.floorDiv(-exact.scale(), 3) * 3L, -9, 18);
    }

    private BigInteger digits(int power) {
        return value.setScale(9, RoundingMode.CEILING).scaleByPowerOfTen(-power).toBigInteger();
    }
}
