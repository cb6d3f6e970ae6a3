package dev.coxswain.jq.builtin;

import dev.coxswain.jq.value.Interruption;

import java.math.BigDecimal;
import java.math.MathContext;

/** Bessel's functions of both kinds and whole orders. */
final class Bessel {
    private static final MathContext DIGITS = new MathContext(80);
    private static final BigDecimal EULER =
            new BigDecimal("0.57721566490153286060651209008240243104215933593992");

    /** Up to here the power series are summed; above, they take too many digits. */
    private static final double NEAR = 40;

    /** Below ten to this power all is zero to a double. */
    private static final double SMALLEST = -330;

    private Bessel() {}

    /** Of the first kind. */
    static double j(int order, double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        int size = Math.abs(order);
        double sign = size % 2 != 0 && order < 0 != x < 0 ? -1 : 1;
        double at = Math.abs(x);
        if (at == 0 || Double.isInfinite(at) || size > 0 && isNothing(size, at)) {
            return sign * (at == 0 && size == 0 ? 1 : 0);
        }
        if (at <= NEAR) {
            return sign * first(size, new BigDecimal(at)).doubleValue();
        }
        return sign * (size <= at ? upward(size, at, true) : downward(size, at));
    }

    private static boolean isNothing(int order, double x) {
        double log = order * Math.log10(x / 2) - Gamma.log(order + 1.0) / Math.log(10);
        return x < order && log < SMALLEST;
    }

    /** Of the second kind. */
    static double y(int order, double x) {
        if (Double.isNaN(x) || x < 0) {
            return Double.NaN;
        }
        int size = Math.abs(order);
        double sign = size % 2 != 0 && order < 0 ? -1 : 1;
        if (x == 0) {
            return sign * Double.NEGATIVE_INFINITY;
        }
        return Double.isInfinite(x) ? 0 : sign * upward(size, x, false);
    }

    private static double start(int order, double x, boolean first) {
        if (x > NEAR) {
            return asymptotic(order, x, first);
        }
        BigDecimal at = new BigDecimal(x);
        return (first ? first(order, at) : order == 0 ? secondZero(at) : secondOne(at))
                .doubleValue();
    }

    /** From the orders 0 and 1 up. */
    private static double upward(int order, double x, boolean first) {
        double below = start(0, x, first);
        if (order == 0) {
            return below;
        }
        double value = start(1, x, first);
        for (int i = 1; i < order && !Double.isInfinite(value); i++) {
            Interruption.check(i);
            double next = 2.0 * i / x * value - below;
            below = value;
            value = next;
        }
        return value;
    }

    /** From far above, where any start will do, down to the orders that are known. */
    private static double downward(int order, double x) {
        double above = 0;
        double value = 1e-300;
        double wanted = 0;
        for (long i = order + 60L + (long) (10 * Math.cbrt(order)); i > 0; i--) {
            Interruption.check((int) i);
            double next = 2.0 * i / x * value - above;
            above = value;
            value = next;
            wanted = i - 1 == order ? value : wanted;
            if (Math.abs(value) > 1e200) {
                above *= 1e-200;
                value *= 1e-200;
                wanted *= 1e-200;
            }
        }
        double zero = asymptotic(0, x, true);
        double one = asymptotic(1, x, true);
        return Math.abs(zero) > Math.abs(one) ? wanted * (zero / value) : wanted * (one / above);
    }

    private static BigDecimal first(int order, BigDecimal x) {
        BigDecimal half = x.divide(BigDecimal.TWO, DIGITS);
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i <= order; i++) {
            term = term.multiply(half, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal square = half.multiply(half, DIGITS).negate();
        for (int k = 1; goesOn(term, sum, k, x); k++) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(square, DIGITS).divide(factor(k, order), DIGITS);
        }
        return sum;
    }

    private static BigDecimal factor(int k, int order) {
        return BigDecimal.valueOf(k).multiply(BigDecimal.valueOf((long) k + order));
    }

    /** Terms grow at first, up to where {@code k} passes half of {@code x}. */
    private static boolean goesOn(BigDecimal term, BigDecimal sum, int k, BigDecimal x) {
        return k < x.doubleValue()
                || sum.signum() == 0
                || term.abs().compareTo(sum.abs().movePointLeft(BigMath.DIGITS.getPrecision())) > 0;
    }

    private static BigDecimal secondZero(BigDecimal x) {
        BigDecimal half = x.divide(BigDecimal.TWO, DIGITS);
        BigDecimal square = half.multiply(half, DIGITS).negate();
        BigDecimal sum = BigMath.log(half).add(EULER).multiply(first(0, x), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal harmonic = BigDecimal.ZERO;
        for (int k = 1; goesOn(term, sum, k, x); k++) {
            term = term.multiply(square, DIGITS).divide(factor(k, 0), DIGITS);
            harmonic = harmonic.add(BigDecimal.ONE.divide(BigDecimal.valueOf(k), DIGITS));
            sum = sum.subtract(term.multiply(harmonic, DIGITS));
        }
        return sum.multiply(BigDecimal.TWO).divide(BigMath.PI, DIGITS);
    }

    private static BigDecimal secondOne(BigDecimal x) {
        BigDecimal half = x.divide(BigDecimal.TWO, DIGITS);
        BigDecimal square = half.multiply(half, DIGITS).negate();
        BigDecimal sum =
                BigMath.log(half)
                        .add(EULER)
                        .multiply(first(1, x), DIGITS)
                        .multiply(BigDecimal.TWO)
                        .subtract(BigDecimal.ONE.divide(half, DIGITS));
        BigDecimal term = half;
        BigDecimal harmonics = BigDecimal.ONE;
        for (int k = 1; goesOn(term, sum, k, x); k++) {
            sum = sum.subtract(term.multiply(harmonics, DIGITS));
            term = term.multiply(square, DIGITS).divide(factor(k, 1), DIGITS);
            harmonics =
                    harmonics
                            .add(BigDecimal.ONE.divide(BigDecimal.valueOf(k), DIGITS))
                            .add(BigDecimal.ONE.divide(BigDecimal.valueOf(k + 1L), DIGITS));
        }
        return sum.divide(BigMath.PI, DIGITS);
    }

    /** Hankel's expansion for the orders 0 and 1. */
    private static double asymptotic(int order, double x, boolean first) {
        double even = 0;
        double odd = 0;
        double term = 1;
        for (int k = 1; Math.abs(term) > 1e-20; k++) {
            double sign = (k - 1) / 2 % 2 == 0 ? 1 : -1;
            if (k % 2 == 1) {
                even += sign * term;
            } else {
                odd += sign * term;
            }
            double step = 2.0 * k - 1;
            term *= (4.0 * order * order - step * step) / (8 * k) / x;
        }
        double sine = Math.sin(x);
        double cosine = Math.cos(x);
        // The sine and cosine of x less an eighth of a turn, or three for the order 1.
        double c = order == 0 ? cosine + sine : sine - cosine;
        double s = order == 0 ? sine - cosine : -sine - cosine;
        double wave = first ? even * c - odd * s : even * s + odd * c;
        return wave / Math.sqrt(Math.PI) / Math.sqrt(x);
    }
}
