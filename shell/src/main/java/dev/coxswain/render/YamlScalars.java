package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoNumber;

import java.math.BigDecimal;

/** Scalars of a YAML text in libyaml's styles, with the column kept for folding. */
final class YamlScalars {
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private int lineStart;

    String text() {
        return out.toString();
    }

    void raw(String text) {
        out.append(text);
    }

    void indent(int columns) {
        out.repeat(' ', columns);
    }

    /** Ends the line unless a block scalar has done so. */
    void endLine() {
        if (out.isEmpty() || out.charAt(out.length() - 1) != '\n') {
            newline();
        }
    }

    /** A key: never folded, never a block. */
    void key(JsonNode key, int indent) {
        string(key.textValue(), indent, true);
    }

    void value(JsonNode value, int indent) {
        switch (value.getNodeType()) {
            case STRING -> string(value.textValue(), indent, false);
            case NUMBER ->
                    out.append(
                            value.isIntegralNumber()
                                    ? value.asText()
                                    : GoNumber.shortest(
                                            new BigDecimal(value.asText()).doubleValue()));
            case OBJECT -> out.append("{}");
            case ARRAY -> out.append("[]");
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> out.append(value.asText("null"));
        }
    }

    private void string(String text, int indent, boolean key) {
        switch (YamlStyle.of(text, key)) {
            case PLAIN -> plain(text, indent, !key);
            case SINGLE -> single(text, indent, !key);
            case DOUBLE -> quoted(text, indent, !key);
            case LITERAL -> literal(text, indent);
        }
    }

    private void newline() {
        out.append('\n');
        lineStart = out.length();
    }

    private void fold(int indent) {
        newline();
        indent(indent);
    }

    private boolean isFull() {
        return out.codePointCount(lineStart, out.length()) > WIDTH;
    }

    private void plain(String text, int indent, boolean mayFold) {
        boolean spaces = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && mayFold && !spaces && isFull() && !isSpace(text, i + 1)) {
                fold(indent);
            } else {
                out.append(c);
            }
            spaces = c == ' ';
        }
    }

    private void single(String text, int indent, boolean mayFold) {
        out.append('\'');
        boolean spaces = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = i > 0 && i < text.length() - 1;
            if (c == ' ' && mayFold && !spaces && inside && isFull() && !isSpace(text, i + 1)) {
                fold(indent);
            } else {
                out.append(c == '\'' ? "''" : String.valueOf(c));
            }
            spaces = c == ' ';
        }
        out.append('\'');
    }

    private void quoted(String text, int indent, boolean mayFold) {
        out.append('"');
        boolean spaces = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean inside = i > 0 && i < text.length() - 1;
            if (c == '"' || c == '\\' || c == '\n' || !YamlStyle.isPrintable(c)) {
                out.append(YamlStyle.escape(c));
                spaces = false;
            } else if (c == ' ') {
                if (mayFold && !spaces && inside && isFull()) {
                    fold(indent);
                    if (isSpace(text, i + 1)) {
                        out.append('\\');
                    }
                } else {
                    out.append(' ');
                }
                spaces = true;
            } else {
                out.appendCodePoint(c);
                spaces = false;
            }
            i += Character.charCount(c);
        }
        out.append('"');
    }

    private void literal(String text, int indent) {
        out.append('|');
        char first = text.charAt(0);
        if (first == ' ' || first == '\n') {
            out.append('2');
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.length() == 1 || text.endsWith("\n\n")) {
            out.append('+');
        }
        newline();
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                newline();
            } else {
                if (atStart) {
                    indent(indent);
                }
                out.append(c);
            }
            atStart = c == '\n';
        }
    }

    private static boolean isSpace(String text, int at) {
        return at < text.length() && text.charAt(at) == ' ';
    }
}
