package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** The words and numbers of JSON as jq reads them. */
final class Literals {
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[+-]?s?nan0*");

    private Literals() {}

    /** The value that the text stands for, or null where it is none. */
    static @Nullable JsonNode value(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.instance;
            default -> number(text);
        };
    }

    private static @Nullable JsonNode number(String text) {
        char first = text.charAt(0);
        if (NumberText.isNumber(text)) {
            return Numbers.literal(first == '+' ? text.substring(1) : text);
        }
        return first == 't' || first == 'f' || (first == 'n' && text.length() == 4)
                ? null
                : special(text);
    }

    /** What jq's reader of numbers takes beyond JSON: any case, an end at a NUL. */
    private static @Nullable JsonNode special(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            return nul == 0 ? null : number(text.substring(0, nul));
        }
        return NOT_A_NUMBER.matcher(text).matches()
                ? Numbers.of(Double.NaN)
                : Numbers.special(text);
    }

    /** What is wrong with a text that is no value. */
    static String problem(String text) {
        char first = text.charAt(0);
        if (first == '\'') {
            return "Invalid string literal; expected \", but got '";
        }
        boolean word = first == 't' || first == 'f' || (first == 'n' && !text.startsWith("nan"));
        return word ? "Invalid literal" : "Invalid numeric literal";
    }
}
