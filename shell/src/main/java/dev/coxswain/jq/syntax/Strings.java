package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.flow.Span;
import dev.coxswain.jq.builtin.Formats;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Interpolation;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.syntax.Token.Type;

import java.util.ArrayList;
import java.util.List;

/** Reads strings, the expressions in them, and the formats before them. */
final class Strings {
    private final Parser parser;
    private final Cursor cursor;

    Strings(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
    }

    /** Whether a string begins with this word. */
    static boolean begin(Token token) {
        return token.type() == Type.QUOTE || token.type() == Type.FORMAT;
    }

    /** A format alone, or with the string it is for. */
    Node format() {
        Token token = cursor.next();
        return cursor.isAt(Type.QUOTE)
                ? string(token.text())
                : Formats.node(token.text(), new Identity()).at(token.span());
    }

    /** A string with or without a format before it. */
    Node formatted() {
        if (!cursor.isAt(Type.FORMAT)) {
            return plain();
        }
        String format = cursor.next().text();
        if (!cursor.isAt(Type.QUOTE)) {
            cursor.fail("QQSTRING_START");
        }
        return string(format);
    }

    Node plain() {
        return string("text");
    }

    /** A string, its interpolations put through a format. */
    private Node string(String format) {
        Token first = cursor.opening();
        List<Node> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (!cursor.isAt(Type.UNQUOTE)) {
            Token token = cursor.peek();
            if (token.type() == Type.TEXT) {
                text.append(cursor.next().text());
            } else if (token.type() == Type.INTERPOLATION) {
                constant(text, parts);
                parts.add(interpolation(format));
            } else if (token.type() == Type.BAD && !token.text().isEmpty()) {
                cursor.report(token.span(), token.text());
                cursor.next();
            } else {
                cursor.fail("QQSTRING_TEXT or QQSTRING_INTERP_START or QQSTRING_END");
            }
        }
        cursor.next();
        cursor.closed();
        Span span = cursor.from(first);
        if (parts.isEmpty()) {
            return new Constant(TextNode.valueOf(text.toString())).at(span);
        }
        constant(text, parts);
        return new Interpolation(parts).at(span);
    }

    private static void constant(StringBuilder text, List<Node> parts) {
        if (!text.isEmpty()) {
            parts.add(new Constant(TextNode.valueOf(text.toString())));
            text.setLength(0);
        }
    }

    private Node interpolation(String format) {
        Token open = cursor.opening();
        Node part = Formats.node(format, parser.pipe()).at(open.span());
        if (!cursor.isAt(Type.INTERPOLATED)) {
            cursor.fail("QQSTRING_INTERP_END or " + Cursor.MORE);
        }
        cursor.next();
        cursor.closed();
        return part;
    }
}
