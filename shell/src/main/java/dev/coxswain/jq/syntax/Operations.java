package dev.coxswain.jq.syntax;

import dev.coxswain.jq.builtin.Operators;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.syntax.Token.Type;

import java.util.Map;
import java.util.Set;

/** Reads operators by their precedence, with the terms between them. */
final class Operations {
    private static final Map<String, Integer> LEVELS =
            Map.ofEntries(
                    Map.entry("//", 2),
                    Map.entry("=", 3),
                    Map.entry("|=", 3),
                    Map.entry("+=", 3),
                    Map.entry("-=", 3),
                    Map.entry("*=", 3),
                    Map.entry("/=", 3),
                    Map.entry("%=", 3),
                    Map.entry("//=", 3),
                    Map.entry("or", 4),
                    Map.entry("and", 5),
                    Map.entry("==", 6),
                    Map.entry("!=", 6),
                    Map.entry("<", 6),
                    Map.entry("<=", 6),
                    Map.entry(">", 6),
                    Map.entry(">=", 6),
                    Map.entry("+", 7),
                    Map.entry("-", 7),
                    Map.entry("*", 8),
                    Map.entry("/", 8),
                    Map.entry("%", 8));
    private static final Set<Integer> UNCHAINED = Set.of(3, 6);
    private static final int ASSIGNMENT = 3;
    private static final int COMPARISON = 6;
    private static final int LEAST = 2;

    private final Parser parser;
    private final Cursor cursor;

    Operations(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
    }

    /** Everything but a comma or a pipe. */
    Node operation() {
        return operators(LEAST);
    }

    private Node operators(int least) {
        Token first = cursor.peek();
        Unknowns.Mark start = parser.unknowns().mark();
        Node left = operand();
        int closed = Integer.MAX_VALUE;
        while (true) {
            Token operator = cursor.peek();
            Integer level =
                    operator.type() == Type.NAME || operator.type() == Type.OPERATOR
                            ? LEVELS.get(operator.text())
                            : null;
            if (level == null || level < least) {
                return left;
            }
            if (level == closed) {
                cursor.fail(null);
            }
            cursor.next();
            Unknowns.Mark middle = parser.unknowns().mark();
            Node right = right(operator, level);
            order(operator.text(), level, start, middle);
            left = Operators.make(operator.text(), left, right).at(cursor.from(first));
            closed = UNCHAINED.contains(level) ? level : Integer.MAX_VALUE;
        }
    }

    /** Tells what is wrong with the operands in the order in which jq compiles them. */
    private void order(String operator, int level, Unknowns.Mark start, Unknowns.Mark middle) {
        if (level >= COMPARISON) {
            parser.unknowns().swapInner(start, middle);
        } else if (level == ASSIGNMENT && (operator.equals("=") || operator.equals("|="))) {
            parser.unknowns().closures(start, middle);
        } else if (level == ASSIGNMENT) {
            parser.unknowns().swap(start, middle);
            parser.unknowns().closure(start, middle);
        }
    }

    private Node right(Token operator, int level) {
        return operators(operator.text().equals("//") ? level : level + 1);
    }

    private Node operand() {
        Token first = cursor.peek();
        if (cursor.skip("-")) {
            Node positive = operand();
            return Operators.negate(positive).at(cursor.from(first));
        }
        return parser.terms().postfix();
    }
}
