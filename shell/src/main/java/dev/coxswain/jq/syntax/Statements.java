package dev.coxswain.jq.syntax;

import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.builtin.Operators;
import dev.coxswain.jq.run.BreakTo;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.If;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Try;
import dev.coxswain.jq.syntax.Token.Type;

/** Reads {@code if}, {@code try} and {@code break}. */
final class Statements {
    private final Parser parser;
    private final Cursor cursor;

    Statements(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
    }

    Node condition() {
        Token first = cursor.opening();
        Node condition = parser.pipe();
        cursor.expect("then", "then or " + Cursor.MORE);
        try {
            return branches(first, condition);
        } catch (FailureException e) {
            return cursor.instead(e, first, "Possibly unterminated 'if' statement");
        }
    }

    private Node branches(Token first, Node condition) {
        Node then = parser.pipe();
        Node otherwise = new Identity();
        if (cursor.isAt("elif")) {
            Token next = cursor.next();
            Node second = parser.pipe();
            cursor.expect("then", "then or " + Cursor.MORE);
            otherwise = branches(next, second);
        } else {
            boolean last = cursor.skip("else");
            if (last) {
                otherwise = parser.pipe();
            }
            cursor.closing("end", last ? "end or " + Cursor.MORE : null);
        }
        return new If(condition, then, otherwise).at(cursor.from(first));
    }

    Node attempt() {
        Token first = cursor.next();
        Node body = negatable();
        if (!cursor.skip("catch")) {
            return new Try(body, null).at(cursor.from(first));
        }
        try {
            return new Try(body, negatable()).at(cursor.from(first));
        } catch (FailureException e) {
            return cursor.instead(e, first, "Possibly unterminated 'try' statement");
        }
    }

    private Node negatable() {
        return cursor.skip("-")
                ? Operators.negate(parser.terms().postfix())
                : parser.terms().postfix();
    }

    Node leave() {
        Token first = cursor.next();
        if (!cursor.isAt(Type.BINDING)) {
            try {
                cursor.fail("BINDING");
            } catch (FailureException e) {
                return cursor.instead(e, first, "break requires a label to break to");
            }
        }
        Token name = cursor.next();
        Names found = parser.names.find("*" + name.text());
        Span span = cursor.from(first);
        if (found == null) {
            parser.unknowns().add(span, "$*label-" + name.text() + " is not defined", null);
            return new Identity();
        }
        return new BreakTo(parser.names.depth() - found.depth()).at(span);
    }
}
