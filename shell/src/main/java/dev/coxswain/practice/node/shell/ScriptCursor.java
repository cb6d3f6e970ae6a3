package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.shell.Syntax.Word;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The place in a script up to which it has been read, and the words and signs from there. */
final class ScriptCursor {
    private String text;
    private int at;

    ScriptCursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    void skip(int length) {
        at += length;
    }

    boolean done() {
        return at >= text.length();
    }

    /** The sign at the position; a line's end where the script is over. */
    char sign() {
        return done() ? '\n' : text.charAt(at);
    }

    boolean sees(String symbol) {
        return text.startsWith(symbol, at);
    }

    /** Takes a part of the script out that was read ahead of its place. */
    void remove(int from, int to) {
        text = text.substring(0, from) + text.substring(to);
    }

    /** What stands at the position, as errors name it. */
    String peekToken() {
        if (at >= text.length()) {
            return "end of file";
        }
        for (String two : List.of("&&", "||", ";;")) {
            if (text.startsWith(two, at)) {
                return two;
            }
        }
        String word = bareWord();
        return word.isEmpty() ? String.valueOf(text.charAt(at)) : word;
    }

    /** Skips blanks and comments, over the ends of lines where asked to. */
    void blanks(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || (lines && c == '\n')) {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    /** The unquoted word at the position, without taking it. */
    String bareWord() {
        int end = at;
        while (end < text.length() && " \t\r\n;&|<>()'\"\\$`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean whole = end >= text.length() || " \t\r\n;&|<>()".indexOf(text.charAt(end)) >= 0;
        return whole ? text.substring(at, end) : "";
    }

    boolean accept(String symbol) {
        blanks(false);
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    boolean acceptWord(String word) {
        blanks(true);
        if (bareWord().equals(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            String found = at >= text.length() ? "end of file" : "\"" + peekToken() + "\"";
            throw new SyntaxProblem(
                    "syntax error: unexpected " + found + " (expecting \"" + word + "\")");
        }
    }

    Word requireWord() {
        Word word = nextWord();
        if (word == null) {
            throw SyntaxProblem.unexpected("\"" + peekToken() + "\" (expecting word)");
        }
        return word;
    }

    @Nullable Word nextWord() {
        blanks(false);
        if (at >= text.length() || "\n;&|<>()".indexOf(text.charAt(at)) >= 0) {
            return null;
        }
        var reader = new WordReader(text, at);
        Word word = reader.word();
        at = reader.position();
        return word;
    }
}
