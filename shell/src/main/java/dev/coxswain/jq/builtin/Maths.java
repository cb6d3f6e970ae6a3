package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Builtins about numbers. */
final class Maths {
    static final String NAMES =
            """
            floor/0 ceil/0 round/0 trunc/0 fabs/0 abs/0 sqrt/0 cbrt/0 exp/0 exp2/0 exp10/0 expm1/0
            log/0 log2/0 log10/0 log1p/0 sin/0 cos/0 tan/0 asin/0 acos/0 atan/0 sinh/0 cosh/0 tanh/0
            asinh/0 acosh/0 atanh/0 rint/0 nearbyint/0 significand/0 logb/0 frexp/0 modf/0 gamma/0
            lgamma/0 lgamma_r/0 tgamma/0 erf/0 erfc/0 j0/0 j1/0 jn/2 y0/0 y1/0 yn/2
            pow/2 atan2/2 fmod/2 fmin/2 fmax/2 fdim/2 hypot/2
            copysign/2 ldexp/2 scalb/2 scalbln/2 nextafter/2 nexttoward/2 drem/2 remainder/2 fma/3
            infinite/0 nan/0 isinfinite/0 isnan/0 isnormal/0 isfinite/0
            have_decnum/0 have_literal_numbers/0
            """;

    private Maths() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "abs/0" -> value((_, in, _) -> abs(in));
            case "frexp/0" -> value((_, in, _) -> frexp(required(in)));
            case "modf/0" -> value((_, in, _) -> modf(required(in)));
            case "lgamma_r/0" -> value((_, in, _) -> Gamma.logWithSign(required(in)));
            case "fma/3" ->
                    new Native(
                            a,
                            true,
                            (_, _, v) ->
                                    Numbers.of(required(v[0]) * required(v[1]) + required(v[2])));
            case "infinite/0" -> value((_, _, _) -> Numbers.of(Double.POSITIVE_INFINITY));
            case "nan/0" -> value((_, _, _) -> Numbers.of(Double.NaN));
            case "isinfinite/0" ->
                    value(
                            (_, in, _) ->
                                    BooleanNode.valueOf(
                                            in.isNumber() && Double.isInfinite(Numbers.real(in))));
            case "isnan/0" ->
                    value(
                            (_, in, _) ->
                                    BooleanNode.valueOf(
                                            in.isNumber() && Double.isNaN(Numbers.real(in))));
            case "isnormal/0" -> value((_, in, _) -> BooleanNode.valueOf(isNormal(in)));
            case "isfinite/0" -> value((_, in, _) -> BooleanNode.valueOf(isFinite(in)));
            case "have_decnum/0", "have_literal_numbers/0" -> value((_, _, _) -> BooleanNode.TRUE);
            default -> computed(signature, a);
        };
    }

    private static @Nullable Node computed(String signature, List<Node> a) {
        if (a.isEmpty()) {
            DoubleUnaryOperator one = one(signature);
            return one == null
                    ? null
                    : value((_, in, _) -> Numbers.of(one.applyAsDouble(required(in))));
        }
        DoubleBinaryOperator two = two(signature);
        return two == null
                ? null
                : new Native(
                        a,
                        true,
                        (_, _, v) -> Numbers.of(two.applyAsDouble(required(v[0]), required(v[1]))));
    }

    private static @Nullable DoubleUnaryOperator one(String signature) {
        return switch (signature) {
            case "floor/0" -> Math::floor;
            case "ceil/0" -> Math::ceil;
            case "round/0" -> Maths::round;
            case "trunc/0" -> x -> x < 0 ? Math.ceil(x) : Math.floor(x);
            case "fabs/0" -> Math::abs;
            case "sqrt/0" -> Math::sqrt;
            case "cbrt/0" -> Math::cbrt;
            case "exp/0" -> Math::exp;
            case "exp2/0" -> x -> Math.pow(2, x);
            case "exp10/0" -> x -> Math.pow(10, x);
            case "expm1/0" -> Math::expm1;
            case "log/0" -> Math::log;
            case "log2/0" -> Maths::log2;
            case "log10/0" -> Math::log10;
            case "log1p/0" -> Math::log1p;
            case "rint/0", "nearbyint/0" -> Math::rint;
            case "significand/0" -> Maths::significand;
            case "logb/0" -> Maths::logb;
            case "gamma/0", "lgamma/0" -> Gamma::log;
            case "tgamma/0" -> Gamma::of;
            case "erf/0" -> ErrorFunction::of;
            case "erfc/0" -> ErrorFunction::complement;
            case "j0/0" -> x -> Bessel.j(0, x);
            case "j1/0" -> x -> Bessel.j(1, x);
            case "y0/0" -> x -> Bessel.y(0, x);
            case "y1/0" -> x -> Bessel.y(1, x);
            default -> angle(signature);
        };
    }

    private static @Nullable DoubleUnaryOperator angle(String signature) {
        return switch (signature) {
            case "sin/0" -> Math::sin;
            case "cos/0" -> Math::cos;
            case "tan/0" -> Math::tan;
            case "asin/0" -> Math::asin;
            case "acos/0" -> Math::acos;
            case "atan/0" -> Math::atan;
            case "sinh/0" -> Math::sinh;
            case "cosh/0" -> Maths::cosh;
            case "tanh/0" -> Math::tanh;
            case "asinh/0" -> Maths::asinh;
            case "acosh/0" -> Maths::acosh;
            case "atanh/0" -> Maths::atanh;
            default -> null;
        };
    }

    private static @Nullable DoubleBinaryOperator two(String signature) {
        return switch (signature) {
            case "pow/2" -> Math::pow;
            case "atan2/2" -> Math::atan2;
            case "fmod/2" -> (x, y) -> x % y;
            case "fmin/2" -> (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y);
            case "fmax/2" -> (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y);
            case "fdim/2" -> (x, y) -> x > y ? x - y : 0;
            case "hypot/2" -> Math::hypot;
            case "copysign/2" -> Math::copySign;
            case "jn/2" -> (order, x) -> Bessel.j((int) order, x);
            case "yn/2" -> (order, x) -> Bessel.y((int) order, x);
            case "ldexp/2", "scalbln/2" -> (x, y) -> Maths.scaled(x, (int) y);
            case "scalb/2" -> Maths::scalb;
            case "nextafter/2", "nexttoward/2" -> Math::nextAfter;
            case "drem/2", "remainder/2" -> Math::IEEEremainder;
            default -> null;
        };
    }

    private static double required(JsonNode value) {
        if (!value.isNumber()) {
            throw Values.error(value, "number required");
        }
        return Numbers.real(value);
    }

    static JsonNode abs(JsonNode in) {
        if (!in.isNumber()) {
            if (in.isTextual() || in.isContainerNode()) {
                return in;
            }
            throw Values.error(in, "cannot be negated");
        }
        return Numbers.real(in) < 0 ? Numbers.negate(in) : in;
    }

    static boolean isFinite(JsonNode in) {
        return in.isNumber() && !Double.isInfinite(Numbers.real(in));
    }

    static boolean isNormal(JsonNode in) {
        double x = in.isNumber() ? Numbers.real(in) : 0;
        return Double.isFinite(x) && Math.abs(x) >= Double.MIN_NORMAL;
    }

    private static double log2(double x) {
        if (x > 0 && Double.isFinite(x) && x == Math.scalb(1.0, Math.getExponent(x))) {
            return Math.getExponent(x);
        }
        // The rest is near 1 from either side, so that nothing cancels in the sum.
        int exponent = x > 0 && Double.isFinite(x) ? exponent(x * Math.sqrt(2)) : 0;
        return exponent + Math.log(Math.scalb(x, -exponent)) / Math.log(2);
    }

    private static double logb(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Double.isInfinite(x) ? Double.POSITIVE_INFINITY : Double.isNaN(x) ? x : exponent(x);
    }

    private static int exponent(double x) {
        return Math.abs(x) < Double.MIN_NORMAL
                ? Math.getExponent(x * 0x1p54) - 54
                : Math.getExponent(x);
    }

    /** Java's own is one unit off in places. */
    private static double cosh(double x) {
        double power = Math.exp(Math.abs(x));
        return Double.isInfinite(power) ? Math.cosh(x) : 0.5 * power + 0.5 / power;
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        double value =
                size > 1e8
                        ? Math.log(size) + Math.log(2)
                        : Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
        return Math.copySign(value, x);
    }

    private static double acosh(double x) {
        if (x > 1e8) {
            return Math.log(x) + Math.log(2);
        }
        double above = x - 1;
        return x < 2
                ? above < 0 ? Double.NaN : Math.log1p(above + Math.sqrt(2 * above + above * above))
                : Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }

    private static double atanh(double x) {
        double size = Math.abs(x);
        double twice = size + size;
        double value =
                size < 0.5
                        ? 0.5 * Math.log1p(twice + twice * size / (1 - size))
                        : 0.5 * Math.log1p(twice / (1 - size));
        return Math.copySign(value, x);
    }

    private static double round(double x) {
        double whole = Math.floor(Math.abs(x));
        return Math.copySign(Math.abs(x) - whole >= 0.5 ? whole + 1 : whole, x);
    }

    /** In two steps, for one power of two alone may be out of range where the product is not. */
    private static double scaled(double x, int by) {
        int half = by / 2;
        return Math.scalb(Math.scalb(x, half), by - half);
    }

    private static double scalb(double x, double by) {
        if (Double.isNaN(x) || Double.isNaN(by)) {
            return Double.NaN;
        }
        if (Double.isInfinite(by)) {
            return by > 0 ? x * by : x / -by;
        }
        return by == Math.rint(by) ? scaled(x, (int) by) : Double.NaN;
    }

    private static double significand(double x) {
        return x == 0 || !Double.isFinite(x) ? x : Math.scalb(x, -exponent(x));
    }

    private static JsonNode frexp(double x) {
        boolean plain = x == 0 || !Double.isFinite(x);
        int exponent = plain ? 0 : exponent(x) + 1;
        return Json.array()
                .add(Numbers.of(plain ? x : Math.scalb(x, -exponent)))
                .add(Numbers.of(exponent));
    }

    private static JsonNode modf(double x) {
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        double part = Double.isInfinite(x) ? 0 : x - whole;
        return Json.array().add(Numbers.of(Math.copySign(part, x))).add(Numbers.of(whole));
    }
}
