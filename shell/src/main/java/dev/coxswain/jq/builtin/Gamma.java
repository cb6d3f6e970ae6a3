package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.value.Numbers;

/** The gamma function, by Lanczos' approximation. */
final class Gamma {
    private static final double[] TERMS = {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
        -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private Gamma() {}

    /** The logarithm of its absolute value. */
    static double log(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        if (x <= 0 && x == Math.floor(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 0.5) {
            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - log(1 - x);
        }
        double y = x - 1;
        double sum = TERMS[0];
        for (int i = 1; i < TERMS.length; i++) {
            sum += TERMS[i] / (y + i);
        }
        double t = y + 7.5;
        return Math.log(2 * Math.PI) / 2 + (y + 0.5) * Math.log(t) - t + Math.log(sum);
    }

    static double of(double x) {
        if (x == Math.floor(x) && x > 0 && x < 24) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        if (x < 0 && x == Math.floor(x)) {
            return Double.NaN;
        }
        return sign(x) * Math.exp(log(x));
    }

    private static int sign(double x) {
        return x < 0 && Math.floor(x) % 2 != 0 ? -1 : 1;
    }

    static JsonNode logWithSign(double x) {
        return Json.array().add(Numbers.of(log(x))).add(Numbers.of(sign(x)));
    }
}
