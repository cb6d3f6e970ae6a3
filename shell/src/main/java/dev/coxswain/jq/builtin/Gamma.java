package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.value.Numbers;

import java.math.BigDecimal;
import java.math.MathContext;

/** The gamma function, by Stirling's series in more digits than a double has. */
final class Gamma {
    private static final MathContext DIGITS = BigMath.DIGITS;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Half the logarithm of 2π. */
    private static final BigDecimal CONSTANT =
            new BigDecimal("0.918938533204672741780329736405617639861397");

    /** Bernoulli's numbers B2, B4, … over 2k(2k-1), as fractions. */
    private static final long[][] SERIES = {
        {1, 12},
        {-1, 360},
        {1, 1260},
        {-1, 1680},
        {1, 1188},
        {-691, 360360},
        {1, 156},
        {-3617, 122400},
        {43867, 244188},
        {-174611, 125400}
    };

    /** From here on the series has more digits than a double. */
    private static final BigDecimal LARGE = BigDecimal.valueOf(40);

    /** Above this the logarithm needs no more digits than a double has. */
    private static final double HUGE = 1e15;

    /** Below minus this the function itself is zero to a double. */
    private static final double FAR = 1000;

    private Gamma() {}

    /** The logarithm of its absolute value. */
    static double log(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Math.abs(x);
        }
        if (x <= 0 && x == Math.floor(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < -FAR) {
            double sine = Math.sin(Math.PI * (x - Math.rint(x)));
            return Math.log(Math.PI / Math.abs(x * sine)) - log(-x);
        }
        return x > HUGE ? x * (Math.log(x) - 1) : exactLog(x).doubleValue();
    }

    private static BigDecimal exactLog(double x) {
        BigDecimal z = new BigDecimal(x);
        BigDecimal product = BigDecimal.ONE;
        while (z.compareTo(LARGE) < 0) {
            product = product.multiply(z, DIGITS);
            z = z.add(BigDecimal.ONE);
        }
        BigDecimal sum =
                z.subtract(HALF).multiply(BigMath.log(z), DIGITS).subtract(z).add(CONSTANT);
        BigDecimal power = z;
        for (long[] term : SERIES) {
            BigDecimal below = power.multiply(BigDecimal.valueOf(term[1]), DIGITS);
            sum = sum.add(BigDecimal.valueOf(term[0]).divide(below, DIGITS));
            power = power.multiply(z, DIGITS).multiply(z, DIGITS);
        }
        return sum.subtract(BigMath.log(product.abs()), DIGITS);
    }

    static double of(double x) {
        if (x == 0) {
            return 1 / x;
        }
        if (x < 0 && x == Math.floor(x) || Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x > 172) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < -FAR) {
            return sign(x) * 0.0;
        }
        return sign(x) * BigMath.exp(exactLog(x)).doubleValue();
    }

    private static int sign(double x) {
        return x < 0 && Math.floor(x) % 2 != 0 ? -1 : 1;
    }

    static JsonNode logWithSign(double x) {
        return Json.array().add(Numbers.of(log(x))).add(Numbers.of(sign(x)));
    }
}
