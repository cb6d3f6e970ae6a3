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
        Unknowns.Mark begin = parser.unknowns().mark();
        Node source = parser.withoutComma();
        cursor.expect("as", null);
        return parser.scoped(
                () -> {
                    Names outside = parser.names;
                    Pattern pattern = parser.patterns().pattern();
                    Names inside = parser.names;
                    opening();
                    parser.names = outside;
                    Unknowns.Mark middle = parser.unknowns().mark();
                    Node start = parser.pipe();
                    parser.unknowns().swap(begin, middle);
                    cursor.expect(";", Cursor.MORE + " or ';'");
                    parser.names = inside;
                    Node update = parser.pipe();
                    cursor.closing(")", Cursor.MORE + " or ')'");
                    return new Reduce(source, pattern, start, update).at(cursor.from(first));
                });
    }

    Node foreach() {
        Token first = cursor.next();
        Unknowns.Mark begin = parser.unknowns().mark();
        Node source = parser.withoutComma();
        cursor.expect("as", null);
        return parser.scoped(
                () -> {
                    Names outside = parser.names;
                    Pattern pattern = parser.patterns().pattern();
                    Names inside = parser.names;
                    opening();
                    parser.names = outside;
                    Unknowns.Mark middle = parser.unknowns().mark();
                    Node start = parser.pipe();
                    parser.unknowns().swap(begin, middle);
                    cursor.expect(";", Cursor.MORE + " or ';'");
                    parser.names = inside;
                    Node update = parser.pipe();
                    boolean extracts = cursor.isAt(";");
                    Node extract = cursor.skip(";") ? parser.pipe() : new Identity();
                    cursor.closing(")", Cursor.MORE + (extracts ? " or ')'" : " or ';' or ')'"));
                    return new Foreach(source, pattern, start, update, extract)
                            .at(cursor.from(first));
                });
    }

    private void opening() {
        if (!cursor.isAt("(")) {
            cursor.fail("'('");
        }
        cursor.opening();
    }
}
