package dev.coxswain.practice.node.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signs and words of an awk program, one after the other. */
class AwkTokens {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?s)(\"(?:\\\\.|[^\"\\\\])*\")|(\\d+\\.?\\d*|\\.\\d+)|([A-Za-z_]\\w*)"
                            + "|(\\+\\+|--|[-+*/%]=|==|!=|<=|>=|&&|\\|\\||!~|[-+*/%^$(){}\\[\\];,<>=!~?:\\n])");
    private final String text;
    private int at;
    private boolean printing;

    AwkTokens(String text) {
        this.text = text;
    }

    SyntaxProblem problem() {
        return new SyntaxProblem("syntax error at source line 1");
    }

    /** Whether what is read is printed, so that {@code >} is no comparison. */
    boolean printing() {
        return printing;
    }

    boolean printing(boolean now) {
        boolean before = printing;
        printing = now;
        return before;
    }

    /** The next token, without taking it; empty at the end. */
    String peek() {
        while (at < text.length()
                && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || comment())) {
            at++;
        }
        if (at >= text.length()) {
            return "";
        }
        Matcher token = TOKEN.matcher(text).region(at, text.length());
        if (!token.lookingAt()) {
            throw problem();
        }
        return token.group();
    }

    private boolean comment() {
        if (text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            at = (end < 0 ? text.length() : end) - 1;
            return true;
        }
        return false;
    }

    String take() {
        String token = peek();
        at += token.length();
        return token;
    }

    boolean accept(String token) {
        boolean there = peek().equals(token);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String token) {
        if (!accept(token)) {
            throw problem();
        }
    }

    /** What stands before a sign, which is taken too. */
    String until(char sign) {
        int end = text.indexOf(sign, at);
        if (end < 0) {
            throw problem();
        }
        String before = text.substring(at, end);
        at = end + 1;
        return before;
    }
}
