package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Index;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.ObjectMaker;
import dev.coxswain.jq.run.Pipe;
import dev.coxswain.jq.syntax.Token.Type;

import java.util.ArrayList;
import java.util.List;

/** Reads object constructions. */
final class Objects {
    private final Parser parser;
    private final Cursor cursor;

    Objects(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
    }

    Node object() {
        Token first = cursor.opening();
        List<Node> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        while (!cursor.isAt("}")) {
            entry(keys, values);
            if (!cursor.skip(",")) {
                break;
            }
        }
        cursor.closing("}");
        return new ObjectMaker(keys, values).at(cursor.from(first));
    }

    private void entry(List<Node> keys, List<Node> values) {
        Token token = cursor.peek();
        Node key;
        Node alone;
        switch (token.type()) {
            case BINDING -> {
                cursor.next();
                keys.add(text(token));
                values.add(parser.terms().variable(token));
                return;
            }
            case NAME, NUMBER -> {
                if (token.type() == Type.NUMBER) {
                    cursor.fail(null);
                }
                cursor.next();
                key = text(token);
                alone = new Index(new Identity(), key, false).at(token.span());
            }
            case QUOTE, FORMAT -> {
                String format = "text";
                if (token.type() == Type.FORMAT) {
                    format = cursor.next().text();
                }
                key = parser.terms().string(format);
                alone = new Index(new Identity(), key, false).at(cursor.from(token));
            }
            default -> {
                keys.add(computed(token));
                cursor.expect(":");
                values.add(value());
                return;
            }
        }
        keys.add(key);
        values.add(cursor.skip(":") ? value() : alone);
    }

    private Node computed(Token token) {
        cursor.expect("(");
        Node key = parser.pipe();
        cursor.expect(")");
        return key.at(cursor.from(token));
    }

    private static Node text(Token token) {
        return new Constant(TextNode.valueOf(token.text())).at(token.span());
    }

    private Node value() {
        Node value = parser.withoutComma();
        return cursor.skip("|") ? new Pipe(value, value()) : value;
    }
}
