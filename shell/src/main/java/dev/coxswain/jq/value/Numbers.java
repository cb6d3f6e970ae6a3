package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** jq's numbers: literals keep their digits, arithmetic is done in doubles. */
public final class Numbers {
    /** Integral doubles below this are kept as integers; above, jq prints an exponent. */
    private static final double PLAIN = 1e15;

    /** As many digits of a literal as can matter to a double, to jq. */
    private static final MathContext DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);

    /** The least whole number with more digits than those. */
    private static final long MANY = 100_000_000_000_000_000L;

    private Numbers() {}

    /** The outcome of arithmetic. */
    public static JsonNode of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < PLAIN) {
            long whole = (long) value;
            if (whole == 0 && Double.doubleToRawLongBits(value) != 0) {
                return new DoubleNode(value);
            }
            return of(whole);
        }
        return new DoubleNode(value);
    }

    /** A whole number; beyond 53 bits it stays exact. */
    public static JsonNode of(long value) {
        int small = (int) value;
        return small == value ? IntNode.valueOf(small) : LongNode.valueOf(value);
    }

    /** A whole number as written: not the one of the same value that arithmetic gives. */
    private static JsonNode written(long value) {
        int small = (int) value;
        return small == value ? new IntNode(small) : LongNode.valueOf(value);
    }

    /** A number as written in JSON or a program: valid by JSON's grammar or jq's. */
    public static JsonNode literal(String text) {
        int length = text.length();
        boolean whole = true;
        for (int i = text.charAt(0) == '-' ? 1 : 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                whole = false;
                break;
            }
        }
        if (whole && length < 19) {
            long value = Long.parseLong(text);
            return value == 0 && text.charAt(0) == '-' ? new DoubleNode(-0.0) : written(value);
        }
        if (whole) {
            BigInteger value = new BigInteger(text);
            return value.bitLength() < 64
                    ? LongNode.valueOf(value.longValue())
                    : BigIntegerNode.valueOf(value);
        }
        return decimal(text);
    }

    private static JsonNode decimal(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return new DoubleNode(Double.parseDouble(text));
        }
        if (value.signum() == 0 && text.charAt(0) == '-') {
            return new NegativeZero(value);
        }
        return DecimalNode.valueOf(value);
    }

    /** What {@code nan} and {@code infinity} stand for in any case and with any sign, or null. */
    public static @Nullable JsonNode special(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String bare = text.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "nan" -> of(Double.NaN);
            case "inf", "infinity" ->
                    of(text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            default -> null;
        };
    }

    public static boolean isNaN(JsonNode number) {
        return number.isDouble() && Double.isNaN(number.doubleValue());
    }

    /** The absolute value; a literal keeps its digits. */
    public static JsonNode magnitude(JsonNode number) {
        return number.doubleValue() < 0 || number.isDouble() && number.doubleValue() == 0
                ? negate(number)
                : number instanceof NegativeZero ? negate(number) : number;
    }

    /**
     * The number that arithmetic takes it for: of a literal's digits, no more than the first 17
     * count, as jq hands them to C.
     */
    public static double real(JsonNode number) {
        boolean few =
                number instanceof IntNode
                        || number.isDouble()
                        || number instanceof LongNode
                                && number.longValue() < MANY
                                && number.longValue() > -MANY;
        return few ? number.doubleValue() : firstDigits(number);
    }

    private static double firstDigits(JsonNode number) {
        BigDecimal digits = number.decimalValue();
        return digits.precision() <= DIGITS.getPrecision()
                ? number.doubleValue()
                : digits.round(DIGITS).doubleValue();
    }

    private static boolean isLiteral(JsonNode number) {
        return !number.isDouble();
    }

    /** jq's order of numbers: a nan is below every number, itself included. */
    public static int compare(JsonNode a, JsonNode b) {
        if (a.canConvertToLong() && b.canConvertToLong() && isInt(a) && isInt(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        double x = real(a);
        double y = real(b);
        if (Double.isNaN(x)) {
            return -1;
        }
        if (Double.isNaN(y)) {
            return 1;
        }
        if (isLiteral(a) && isLiteral(b)) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return x < y ? -1 : x == y ? 0 : 1;
    }

    private static boolean isInt(JsonNode number) {
        return number instanceof IntNode || number instanceof LongNode;
    }

    /** The number with the other sign; a literal keeps its digits. */
    public static JsonNode negate(JsonNode number) {
        if (number.doubleValue() == 0 && !(number instanceof DecimalNode)) {
            // A zero that was computed turns negative; one that was written does not.
            return number == IntNode.valueOf(0) ? new DoubleNode(-0.0) : written(0);
        }
        if (number instanceof NegativeZero) {
            return DecimalNode.valueOf(number.decimalValue());
        }
        if (number instanceof DecimalNode && number.decimalValue().signum() == 0) {
            return number;
        }
        if (number instanceof BigIntegerNode) {
            return BigIntegerNode.valueOf(number.bigIntegerValue().negate());
        }
        if (number instanceof DecimalNode) {
            return DecimalNode.valueOf(number.decimalValue().negate());
        }
        if (number instanceof LongNode && number.longValue() != Long.MIN_VALUE) {
            return LongNode.valueOf(-number.longValue());
        }
        return of(-number.doubleValue());
    }

    /** The number as jq prints it. */
    public static String text(JsonNode number) {
        return number.isDouble() ? text(number.doubleValue()) : number.asText();
    }

    /** A double as jq prints it: at most 17 digits; nan is null, infinities the largest number. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "null";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "1.7976931348623157e+308" : "-1.7976931348623157e+308";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String sign = value < 0 ? "-" : "";
        return sign + layout(digits, point);
    }

    /** The fewest digits that give the number; Java never gives fewer than two. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (digits.precision() == 2) {
            BigDecimal one = digits.round(new MathContext(1));
            return one.doubleValue() == value ? one : digits;
        }
        return digits;
    }

    private static String layout(String digits, int point) {
        int count = digits.length();
        if (point <= -5 + 1 || point > count + 15) {
            int exponent = point - 1;
            String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            int size = Math.abs(exponent);
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= count) {
            return digits + "0".repeat(point - count);
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
