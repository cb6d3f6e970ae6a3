package dev.coxswain.gotemplate;

import dev.coxswain.document.GoNumber;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What stands between the percent sign and the verb, and values written by it. */
final class FormatSpec {
    /** The least width in signs, -1 where none is given. */
    int width = -1;

    /** The precision, -1 where none is given. */
    int precision = -1;

    boolean minus;
    boolean zero;
    private boolean plus;
    private boolean sharp;
    private boolean blank;

    /** Takes a flag; false where the sign is none. */
    boolean flag(char c) {
        switch (c) {
            case '-' -> {
                minus = true;
                zero = false;
            }
            case '+' -> plus = true;
            case '#' -> sharp = true;
            case ' ' -> blank = true;
            case '0' -> zero = !minus;
            default -> {
                return false;
            }
        }
        return true;
    }

    String pad(String text) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        return minus ? text + " ".repeat(missing) : " ".repeat(missing) + text;
    }

    private String padNumber(String text) {
        int missing = width - text.length();
        if (!zero || missing <= 0) {
            return pad(text);
        }
        boolean signed = "+- ".indexOf(text.charAt(0)) >= 0;
        return signed
                ? text.charAt(0) + "0".repeat(missing) + text.substring(1)
                : "0".repeat(missing) + text;
    }

    private String sign(boolean negative) {
        return negative ? "-" : plus ? "+" : blank ? " " : "";
    }

    /** A text by its verb; empty where the verb is none for texts. */
    String text(int verb, String value) {
        int end =
                precision >= 0 && precision < value.codePointCount(0, value.length())
                        ? value.offsetByCodePoints(0, precision)
                        : value.length();
        String cut = value.substring(0, end);
        return switch (verb) {
            case 'v' -> sharp ? pad(Quoting.quote(cut)) : pad(cut);
            case 's' -> pad(cut);
            case 'q' -> pad(sharp && !cut.contains("`") ? "`" + cut + "`" : Quoting.quote(cut));
            case 'x', 'X' -> pad(hex(cut, verb == 'X'));
            default -> "";
        };
    }

    private String hex(String value, boolean capitals) {
        StringBuilder out = new StringBuilder(sharp && !value.isEmpty() ? "0x" : "");
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            out.append(blank && out.length() > 1 ? " " : "").append(String.format("%02x", each));
        }
        return capitals ? out.toString().toUpperCase(Locale.ROOT) : out.toString();
    }

    /** A whole number by its verb; empty where the verb is none for numbers. */
    String whole(int verb, long value) {
        // %+v asks for field names, not for a sign.
        plus &= verb != 'v';
        String digits = Long.toString(Math.abs(value));
        String head = "";
        switch (verb) {
            case 'v', 'd' -> {}
            case 'b' -> digits = Long.toString(Math.abs(value), 2);
            case 'o' -> {
                digits = Long.toString(Math.abs(value), 8);
                head = sharp ? "0" : "";
            }
            case 'O' -> {
                digits = Long.toString(Math.abs(value), 8);
                head = "0o";
            }
            case 'x', 'X' -> {
                digits = Long.toString(Math.abs(value), 16);
                head = sharp ? "0x" : "";
            }
            case 'c' -> {
                return pad(Character.toString((int) value));
            }
            case 'q' -> {
                return pad(Quoting.quoteSign((int) value));
            }
            case 'U' -> {
                return pad(sharp ? Quoting.unicode((int) value) : String.format("U+%04X", value));
            }
            default -> {
                return "";
            }
        }
        String filled = digits.length() < precision ? "0".repeat(precision - digits.length()) : "";
        String text = sign(value < 0) + head + filled + digits;
        return padNumber(verb == 'X' ? text.toUpperCase(Locale.ROOT) : text);
    }

    /** A fraction by its verb; empty where the verb is none for fractions. */
    String fraction(int verb, double value) {
        plus &= verb != 'v';
        double size = Math.abs(value);
        String digits =
                switch (verb) {
                    case 'v', 'g', 'G' ->
                            precision < 0 ? GoNumber.shortest(size) : significant(size);
                    case 'e', 'E' -> exponent(size);
                    case 'f', 'F' ->
                            new BigDecimal(size)
                                    .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                                    .toPlainString();
                    default -> "";
                };
        if (digits.isEmpty()) {
            return "";
        }
        String text = sign(value < 0) + digits;
        return padNumber(verb == 'E' || verb == 'G' ? text.toUpperCase(Locale.ROOT) : text);
    }

    private String exponent(double size) {
        return String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "e", size);
    }

    private String significant(double size) {
        int digits = Math.max(precision, 1);
        double rounded =
                new BigDecimal(size)
                        .round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN))
                        .doubleValue();
        return GoNumber.general(rounded, digits);
    }
}
