package dev.coxswain.jq.builtin;

import java.math.BigDecimal;
import java.math.MathContext;

/** The error function and what it lacks to 1, in more digits than a double has. */
final class ErrorFunction {
    private static final MathContext DIGITS = BigMath.DIGITS;
    private static final BigDecimal ROOT_PI = BigMath.PI.sqrt(DIGITS);

    /** From here on the fraction is used, below the series. */
    private static final double FAR = 3;

    /** As many terms of the fraction as its digits need. */
    private static final int TERMS = 200;

    /** Above this nothing is left to a double. */
    private static final double NOTHING = 28;

    private ErrorFunction() {}

    static double of(double x) {
        double size = Math.abs(x);
        if (Double.isNaN(x) || x == 0) {
            return x;
        }
        if (size > NOTHING) {
            return Math.signum(x);
        }
        BigDecimal value = size < FAR ? series(size) : BigDecimal.ONE.subtract(fraction(size));
        return Math.signum(x) * value.doubleValue();
    }

    static double complement(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Math.abs(x) > NOTHING) {
            return x > 0 ? 0 : 2;
        }
        double size = Math.abs(x);
        BigDecimal rest = size < FAR ? BigDecimal.ONE.subtract(series(size)) : fraction(size);
        return (x < 0 ? BigDecimal.TWO.subtract(rest) : rest).doubleValue();
    }

    private static BigDecimal gauss(BigDecimal square) {
        return BigMath.exp(square.negate()).divide(ROOT_PI, DIGITS);
    }

    /** The sum of 2ⁿ x²ⁿ⁺¹ over the product of the odd numbers up to 2n+1. */
    private static BigDecimal series(double x) {
        BigDecimal at = new BigDecimal(x);
        BigDecimal square = at.multiply(at, DIGITS);
        BigDecimal term = at;
        BigDecimal sum = at;
        BigDecimal least = at.movePointLeft(DIGITS.getPrecision());
        for (int odd = 3; term.compareTo(least) > 0; odd += 2) {
            term =
                    term.multiply(square, DIGITS)
                            .multiply(BigDecimal.TWO)
                            .divide(BigDecimal.valueOf(odd), DIGITS);
            sum = sum.add(term);
        }
        return sum.multiply(BigDecimal.TWO).multiply(gauss(square), DIGITS);
    }

    /** Laplace's continued fraction, from its far end. */
    private static BigDecimal fraction(double x) {
        BigDecimal at = new BigDecimal(x);
        BigDecimal below = at;
        for (int i = TERMS; i > 0; i--) {
            BigDecimal half = BigDecimal.valueOf(i).divide(BigDecimal.TWO, DIGITS);
            below = at.add(half.divide(below, DIGITS), DIGITS);
        }
        return gauss(at.multiply(at, DIGITS)).divide(below, DIGITS);
    }
}
