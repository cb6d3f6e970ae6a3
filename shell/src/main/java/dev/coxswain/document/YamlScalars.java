package dev.coxswain.document;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Plain YAML scalars read as go-yaml v2 reads them for kubectl (resolve.go): YAML 1.1 booleans and
 * octals, no sexagesimals, dates as text.
 */
final class YamlScalars {
    private static final Set<String> YES =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> NO =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final BigInteger LONGEST = BigInteger.TWO.pow(64);
    private static final BigInteger LOWEST = BigInteger.TWO.pow(63).negate();
    private static final BigDecimal EXPONENT_FROM = new BigDecimal("1e21");

    private YamlScalars() {}

    /** What a plain scalar means. */
    static JsonNode plain(String text) {
        if (NULL.contains(text)) {
            return Json.NODES.nullNode();
        }
        if (YES.contains(text)) {
            return Json.NODES.booleanNode(true);
        }
        if (NO.contains(text)) {
            return Json.NODES.booleanNode(false);
        }
        char first = text.charAt(0);
        if (first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9')) {
            return number(text);
        }
        return Json.NODES.textNode(text);
    }

    private static JsonNode number(String text) {
        String digits = text.replace("_", "");
        BigInteger whole = whole(digits);
        if (whole != null && whole.compareTo(LOWEST) >= 0 && whole.compareTo(LONGEST) < 0) {
            return integer(whole);
        }
        if (FLOAT.matcher(digits).matches()) {
            double value = Double.parseDouble(digits);
            if (Double.isFinite(value)) {
                return floating(value);
            }
        }
        return Json.NODES.textNode(text);
    }

    /** Go's ParseInt with base 0; null where the text is no whole number. */
    private static @Nullable BigInteger whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String body = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        int base = 10;
        if (body.startsWith("0x")) {
            base = 16;
        } else if (body.startsWith("0b")) {
            base = 2;
        } else if (body.startsWith("0o") || (body.startsWith("0") && body.length() > 1)) {
            base = 8;
        }
        String digits = base == 10 ? body : body.substring(base == 8 && isDigit(body, 1) ? 1 : 2);
        try {
            if (digits.isEmpty() || digits.startsWith("-") || digits.startsWith("+")) {
                return null;
            }
            BigInteger value = new BigInteger(digits, base);
            return text.startsWith("-") ? value.negate() : value;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < 32) {
            return Json.NODES.numberNode(value.intValue());
        }
        return value.bitLength() < 64
                ? Json.NODES.numberNode(value.longValue())
                : Json.NODES.numberNode(value);
    }

    /** A float as Go's JSON writes it: without a point where it is whole. */
    private static JsonNode floating(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        if (exact.abs().compareTo(EXPONENT_FROM) < 0 && exact.stripTrailingZeros().scale() <= 0) {
            return integer(exact.toBigInteger());
        }
        return Json.NODES.numberNode(exact.stripTrailingZeros());
    }
}
