package dev.coxswain.jq.syntax;

import dev.coxswain.jq.run.Foreach;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Pattern;
import dev.coxswain.jq.run.Reduce;

/** Reads {@code reduce} and {@code foreach}. */
final class Folds {
    private final Parser parser;
    private final Cursor cursor;

    Folds(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
    }

    Node reduce() {
        Token first = cursor.next();
        Node source = parser.terms().postfix();
        cursor.expect("as");
        return parser.scoped(
                () -> {
                    Names outside = parser.names;
                    Pattern pattern = parser.patterns().one();
                    Names inside = parser.names;
                    cursor.opening();
                    parser.names = outside;
                    Node start = parser.pipe();
                    cursor.expect(";");
                    parser.names = inside;
                    Node update = parser.pipe();
                    cursor.closing(")");
                    return new Reduce(source, pattern, start, update).at(cursor.from(first));
                });
    }

    Node foreach() {
        Token first = cursor.next();
        Node source = parser.terms().postfix();
        cursor.expect("as");
        return parser.scoped(
                () -> {
                    Names outside = parser.names;
                    Pattern pattern = parser.patterns().one();
                    Names inside = parser.names;
                    cursor.opening();
                    parser.names = outside;
                    Node start = parser.pipe();
                    cursor.expect(";");
                    parser.names = inside;
                    Node update = parser.pipe();
                    Node extract = cursor.skip(";") ? parser.pipe() : new Identity();
                    cursor.closing(")");
                    return new Foreach(source, pattern, start, update, extract)
                            .at(cursor.from(first));
                });
    }
}
