package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.shell.Syntax.Part;
import dev.coxswain.practice.node.shell.Syntax.Word;

import java.util.ArrayList;
import java.util.List;

/** Reads words with their quotes and substitutions from a script's text. */
final class WordReader {
    private static final String ENDS = " \t\n;&|<>()";

    private final String text;
    private int at;

    WordReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    int position() {
        return at;
    }

    /** The word at the position, up to a blank or an operator. */
    Word word() {
        var parts = new ArrayList<Part>();
        var plain = new StringBuilder();
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            switch (c) {
                case '\'' -> {
                    flush(plain, parts, false);
                    int end = text.indexOf('\'', at + 1);
                    if (end < 0) {
                        throw new SyntaxProblem("syntax error: unterminated quoted string");
                    }
                    parts.add(new Part.Text(text.substring(at + 1, end), true));
                    at = end + 1;
                }
                case '"' -> {
                    flush(plain, parts, false);
                    at++;
                    parts.add(new Part.Text("", true));
                    quoted(parts, '"');
                }
                case '\\' -> escape(plain, parts);
                case '$', '`' -> {
                    flush(plain, parts, false);
                    dollar(parts, false);
                }
                default -> {
                    plain.append(c);
                    at++;
                }
            }
        }
        flush(plain, parts, false);
        return new Word(parts);
    }

    /**
     * A whole text with variables and commands expanded, as in double quotes or a here-document.
     */
    static Word expandable(String text) {
        var reader = new WordReader(text, 0);
        var parts = new ArrayList<Part>();
        reader.quoted(parts, '\0');
        return new Word(parts);
    }

    private void escape(StringBuilder plain, List<Part> parts) {
        at++;
        if (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\n') {
                flush(plain, parts, false);
                parts.add(new Part.Text(String.valueOf(next), true));
            }
        }
    }

    private static void flush(StringBuilder plain, List<Part> parts, boolean quoted) {
        if (!plain.isEmpty()) {
            parts.add(new Part.Text(plain.toString(), quoted));
            plain.setLength(0);
        }
    }

    private void quoted(List<Part> parts, char end) {
        var plain = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end) {
            char c = text.charAt(at);
            if (c == '\\'
                    && at + 1 < text.length()
                    && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
                if (text.charAt(at + 1) != '\n') {
                    plain.append(text.charAt(at + 1));
                }
                at += 2;
            } else if (c == '$' || c == '`') {
                flush(plain, parts, true);
                dollar(parts, true);
            } else {
                plain.append(c);
                at++;
            }
        }
        flush(plain, parts, true);
        if (end != '\0') {
            if (at >= text.length()) {
                throw new SyntaxProblem("syntax error: unterminated quoted string");
            }
            at++;
        }
    }

    private void dollar(List<Part> parts, boolean quoted) {
        if (text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw new SyntaxProblem("syntax error: EOF in backquote substitution");
            }
            parts.add(new Part.Command(Parser.parse(text.substring(at + 1, end)), quoted));
            at = end + 1;
            return;
        }
        at++;
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (text.startsWith("((", at)) {
            String body = balanced(2);
            at++;
            parts.add(new Part.Arithmetic(expandable(body), quoted));
        } else if (next == '(') {
            parts.add(new Part.Command(Parser.parse(balanced(1)), quoted));
        } else if (next == '{') {
            int end = closingBrace(at + 1);
            parts.add(braced(text.substring(at + 1, end), quoted));
            at = end + 1;
        } else if ("?$!#*@0123456789-".indexOf(next) >= 0) {
            at++;
            parts.add(new Part.Variable(String.valueOf(next), "", new Word(List.of()), quoted));
        } else if (Character.isLetter(next) || next == '_') {
            int start = at;
            while (at < text.length() && isName(text.charAt(at))) {
                at++;
            }
            String name = text.substring(start, at);
            parts.add(new Part.Variable(name, "", new Word(List.of()), quoted));
        } else {
            parts.add(new Part.Text("$", true));
        }
    }

    static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** The text up to the closing bracket of {@code opened} that are open; moves behind it. */
    private String balanced(int opened) {
        int start = at + opened;
        int depth = opened;
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == opened - 1) {
                at = i + 1;
                return text.substring(start, i);
            }
        }
        throw new SyntaxProblem("syntax error: unexpected end of file (expecting \")\")");
    }

    private int closingBrace(int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new SyntaxProblem("syntax error: bad substitution");
    }

    private static Part braced(String body, boolean quoted) {
        if (body.startsWith("#") && body.length() > 1) {
            return new Part.Variable(body.substring(1), "#", new Word(List.of()), quoted);
        }
        int end = 0;
        while (end < body.length()
                && (isName(body.charAt(end))
                        || (end == 0 && "?$!#*@".indexOf(body.charAt(0)) >= 0))) {
            end++;
        }
        String name = body.substring(0, end);
        String rest = body.substring(end);
        if (name.isEmpty()) {
            throw new SyntaxProblem("syntax error: bad substitution");
        }
        for (String operator :
                List.of(
                        ":-", ":=", ":+", ":?", "##", "%%", "//", "-", "=", "+", "?", "#", "%", ":",
                        "/")) {
            if (rest.startsWith(operator)) {
                Word word = expandable(rest.substring(operator.length()));
                return new Part.Variable(name, operator, word, quoted);
            }
        }
        if (!rest.isEmpty()) {
            throw new SyntaxProblem("syntax error: bad substitution");
        }
        return new Part.Variable(name, "", new Word(List.of()), quoted);
    }
}
