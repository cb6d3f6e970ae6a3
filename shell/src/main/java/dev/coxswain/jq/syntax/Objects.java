package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.failure.FailureException;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Constants;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Index;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Pipe;

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
        Token first = cursor.peek();
        List<Node> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        cursor.enclosed("}", () -> entries(keys, values), first);
        return Constants.object(keys, values).at(cursor.from(first));
    }

    private Token entries(List<Node> keys, List<Node> values) {
        while (!cursor.isAt("}")) {
            Token first = cursor.peek();
            try {
                entry(keys, values);
                if (!cursor.isAt(",") && !cursor.isAt("}")) {
                    cursor.fail("'}'");
                }
            } catch (FailureException e) {
                keys.subList(values.size(), keys.size()).clear();
                recover(first, e);
            }
            if (!cursor.skip(",")) {
                break;
            }
        }
        return cursor.closing("}", "'}'");
    }

    /** Goes on at the colon after what was meant to be a key, as jq's parser does. */
    private void recover(Token first, FailureException failure) {
        FailureException last = failure;
        while (true) {
            cursor.skipTo(last, ":", "}");
            if (cursor.isAt("}")) {
                return;
            }
            cursor.report(
                    cursor.fromTo(first), "May need parentheses around object key expression");
            cursor.next();
            try {
                value();
                return;
            } catch (FailureException e) {
                last = e;
            }
        }
    }

    private void entry(List<Node> keys, List<Node> values) {
        Token token = cursor.peek();
        Node key;
        Node alone;
        switch (token.type()) {
            case BINDING -> {
                cursor.next();
                Node variable = parser.terms().variable(token);
                boolean computed = cursor.isAt(":") && !token.text().equals("__loc__");
                keys.add(computed ? variable : text(token));
                values.add(computed ? afterColon() : variable);
                return;
            }
            case NAME -> {
                cursor.next();
                key = text(token);
                alone = new Index(new Identity(), key, false).at(token.span());
            }
            case QUOTE, FORMAT -> {
                key = parser.terms().strings().formatted();
                alone = new Index(new Identity(), key, false).at(cursor.from(token));
            }
            default -> {
                Node computed = computed();
                keys.add(computed);
                values.add(afterColon());
                parser.terms().checkKey(computed);
                return;
            }
        }
        keys.add(key);
        values.add(cursor.isAt(":") ? afterColon() : alone);
    }

    private Node computed() {
        cursor.expect("(", null);
        Node key = parser.pipe();
        cursor.expect(")", Cursor.MORE + " or ')'");
        return key;
    }

    private static Node text(Token token) {
        return new Constant(TextNode.valueOf(token.text())).at(token.span());
    }

    private Node afterColon() {
        cursor.expect(":");
        return value();
    }

    private Node value() {
        Node value = parser.withoutComma();
        return cursor.skip("|") ? new Pipe(value, value()) : value;
    }
}
