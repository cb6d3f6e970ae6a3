package dev.coxswain.gotemplate;

import dev.coxswain.gotemplate.Token.Kind;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which signs belong together in a template's actions. */
final class Letters {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "block",
                    "break",
                    "continue",
                    "define",
                    "else",
                    "end",
                    "if",
                    "nil",
                    "range",
                    "template",
                    "with");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+"
                            + "|[0-9_]*(\\.[0-9_]*)?([eE][+-]?[0-9_]+)?");

    private Letters() {}

    static boolean isLetter(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    static int nameEnd(String input, int from) {
        int at = from;
        while (at < input.length() && isLetter(input.charAt(at))) {
            at++;
        }
        return at;
    }

    static int numberEnd(String input, int from) {
        Matcher matcher = NUMBER.matcher(input).region(from, input.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }

    /** The place behind the closing quote; -1 where the line ends before. */
    static int quotedEnd(String input, int from) {
        char quote = input.charAt(from);
        for (int at = from + 1; at < input.length(); at++) {
            char c = input.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            }
            if (at < input.length() && input.charAt(at) == '\n') {
                return -1;
            }
        }
        return -1;
    }

    static Kind kind(String word) {
        if (KEYWORDS.contains(word)) {
            return Kind.KEYWORD;
        }
        return word.equals("true") || word.equals("false") ? Kind.BOOL : Kind.IDENTIFIER;
    }
}
