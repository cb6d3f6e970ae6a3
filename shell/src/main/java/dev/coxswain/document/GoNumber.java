package dev.coxswain.document;

import java.math.BigDecimal;

/** Fractions as Go's formats write them. */
public final class GoNumber {
    private GoNumber() {}

    /** {@code encoding/json}: plain between 1e-6 and 1e21, else with an exponent. */
    public static String json(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-6 || size >= 1e21)) {
            return exponent(value).replace("e-0", "e-");
        }
        return plain(value);
    }

    /** {@code strconv}'s shortest {@code 'g'}: an exponent below 1e-4 and from 1e6 on. */
    public static String shortest(double value) {
        return general(value, 6);
    }

    /** {@code %g}: an exponent below 1e-4 and from 10 to the power of {@code digits} on. */
    public static String general(double value, int digits) {
        double size = Math.abs(value);
        boolean large = size >= new BigDecimal(1).scaleByPowerOfTen(digits).doubleValue();
        return size != 0 && (size < 1e-4 || large) ? exponent(value) : plain(value);
    }

    private static String plain(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.scale() < 0 ? exact.toBigInteger().toString() : exact.toPlainString();
    }

    private static String exponent(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        String size = Integer.toString(Math.abs(exponent));
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (size.length() < 2 ? "0" + size : size);
    }
}
