package dev.coxswain.render;

import java.util.Set;
import java.util.regex.Pattern;

/** The style go-yaml version 2 writes a string in. */
enum YamlStyle {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL;

    private static final Set<String> WORDS =
            Set.of(
                    "", "~", "null", "Null", "NULL", "y", "Y", "yes", "Yes", "YES", "n", "N", "no",
                    "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON",
                    "off", "Off", "OFF", ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf",
                    "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0|[1-9][0-9]*|0[0-7]+|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern BASE_60 =
            Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
                            + "([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})|"
                            + " [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?)?");

    private static final String FIRST = "#,[]{}&*!|>'\"%@`";

    /**
     * The style of a text.
     *
     * @param key whether it stands before a colon
     */
    static YamlStyle of(String text, boolean key) {
        if (text.indexOf('\n') >= 0) {
            return key || !mayBeLiteral(text) ? DOUBLE : LITERAL;
        }
        if (meansSomethingElse(text) || !isAllPrintable(text)) {
            return DOUBLE;
        }
        boolean edged = text.startsWith(" ") || text.endsWith(" ");
        return edged || hasIndicator(text) ? SINGLE : PLAIN;
    }

    private static boolean meansSomethingElse(String text) {
        if (WORDS.contains(text) || BASE_60.matcher(text).matches()) {
            return true;
        }
        char first = text.charAt(0);
        if (first == '.' || first == '+' || first == '-' || (first >= '0' && first <= '9')) {
            String digits = text.replace("_", "");
            return INTEGER.matcher(digits).matches()
                    || FLOAT.matcher(digits).matches()
                    || TIMESTAMP.matcher(text).matches();
        }
        return false;
    }

    private static boolean mayBeLiteral(String text) {
        return isAllPrintable(text) && !text.endsWith(" ") && !text.contains(" \n");
    }

    private static boolean hasIndicator(String text) {
        if (text.startsWith("---") || text.startsWith("...")) {
            return true;
        }
        if (FIRST.indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i == text.length() - 1 || text.charAt(i + 1) == ' ';
            boolean afterBlank = i > 0 && text.charAt(i - 1) == ' ';
            if ((c == ':' && last)
                    || (i == 0 && last && (c == '?' || c == '-'))
                    || (c == '#' && afterBlank)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllPrintable(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || isPrintable(c));
    }

    /** Whether go-yaml writes the character as it is; line ends are another matter. */
    static boolean isPrintable(int c) {
        return (c >= 0x20 && c <= 0x7e)
                || (c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff);
    }

    static String escape(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case 7 -> "\\a";
            case 8 -> "\\b";
            case 9 -> "\\t";
            case 10 -> "\\n";
            case 11 -> "\\v";
            case 12 -> "\\f";
            case 13 -> "\\r";
            case 27 -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default ->
                    c <= 0xff
                            ? String.format("\\x%02X", c)
                            : c <= 0xffff
                                    ? String.format("\\u%04X", c)
                                    : String.format("\\U%08X", c);
        };
    }
}
