package dev.coxswain.jq.builtin;

import java.math.BigDecimal;
import java.math.MathContext;

/** Logarithms and powers with more digits than a double has. */
final class BigMath {
    static final MathContext DIGITS = new MathContext(45);

    static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937511");

    private BigMath() {}

    /** The logarithm a double can hold, made exact by one step of Halley's method. */
    static BigDecimal log(BigDecimal x) {
        int tens = x.precision() - x.scale() - 1;
        double near = Math.log(x.movePointLeft(tens).doubleValue()) + tens * Math.log(10);
        BigDecimal guess = new BigDecimal(near);
        BigDecimal there = exp(guess);
        BigDecimal step = BigDecimal.TWO.multiply(x.subtract(there)).divide(x.add(there), DIGITS);
        return guess.add(step);
    }

    static BigDecimal exp(BigDecimal x) {
        int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 8);
        BigDecimal small = x.divide(BigDecimal.TWO.pow(halvings), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i < 20; i++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
