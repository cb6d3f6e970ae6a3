package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.flow.Span;
import dev.coxswain.jq.builtin.Formats;
import dev.coxswain.jq.builtin.Operators;
import dev.coxswain.jq.run.BreakTo;
import dev.coxswain.jq.run.Collect;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Empty;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.If;
import dev.coxswain.jq.run.Index;
import dev.coxswain.jq.run.Interpolation;
import dev.coxswain.jq.run.Iterate;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Recurse;
import dev.coxswain.jq.run.SliceKey;
import dev.coxswain.jq.run.Try;
import dev.coxswain.jq.run.Variable;
import dev.coxswain.jq.syntax.Token.Type;
import dev.coxswain.jq.value.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads terms: what operators stand between. */
final class Terms {
    private static final Set<String> RESERVED =
            Set.of(
                    "and", "or", "def", "label", "then", "elif", "else", "end", "as", "catch",
                    "import", "include", "__loc__");

    private final Parser parser;
    private final Cursor cursor;
    private final Objects objects;
    private final Folds folds;

    Terms(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
        this.objects = new Objects(parser);
        this.folds = new Folds(parser);
    }

    /** A term with all that follows it directly. */
    Node postfix() {
        Token first = cursor.peek();
        Node term = primary(first);
        while (true) {
            Token token = cursor.peek();
            if (token.type() == Type.FIELD) {
                cursor.next();
                term = field(term, new Constant(TextNode.valueOf(token.text())), token);
            } else if (token.is(".") && cursor.ahead(1).type() == Type.QUOTE) {
                cursor.next();
                term = field(term, string("text"), token);
            } else if (token.is(".") && cursor.ahead(1).is("[")) {
                cursor.next();
                term = bracket(term);
            } else if (token.is("[")) {
                term = bracket(term);
            } else if (token.is("?")) {
                cursor.next();
                term = new Try(term, null).at(cursor.from(first));
            } else {
                return term;
            }
        }
    }

    private Node field(Node term, Node key, Token from) {
        Span span = cursor.from(from);
        return new Index(term, key, cursor.skip("?")).at(span);
    }

    private Node bracket(Node term) {
        Token open = cursor.opening();
        if (cursor.isAt("]")) {
            cursor.closing("]");
            Span span = cursor.from(open);
            return new Iterate(term, cursor.skip("?")).at(span);
        }
        Node from = cursor.isAt(":") ? new Constant(NullNode.instance) : parser.pipe();
        Node key = from;
        if (cursor.skip(":")) {
            Node to = cursor.isAt("]") ? new Constant(NullNode.instance) : parser.pipe();
            key = new SliceKey(from, to);
        }
        cursor.closing("]");
        return field(term, key, open);
    }

    private Node primary(Token first) {
        return switch (first.type()) {
            case FIELD -> {
                cursor.next();
                yield field(
                        new Identity().at(first.span()),
                        new Constant(TextNode.valueOf(first.text())),
                        first);
            }
            case NUMBER -> {
                cursor.next();
                yield new Constant(Numbers.literal(first.text())).at(first.span());
            }
            case QUOTE -> string("text");
            case FORMAT -> format();
            case BINDING -> variable(cursor.next());
            case NAME -> word(first);
            default -> symbol(first);
        };
    }

    private Node symbol(Token first) {
        switch (first.text()) {
            case "." -> {
                cursor.next();
                if (cursor.isAt(Type.QUOTE)) {
                    return field(new Identity().at(first.span()), string("text"), first);
                }
                return new Identity().at(first.span());
            }
            case ".." -> {
                cursor.next();
                return new Recurse(null).at(first.span());
            }
            case "(" -> {
                cursor.opening();
                Node inner = parser.pipe();
                cursor.closing(")");
                return inner;
            }
            case "[" -> {
                cursor.opening();
                Node body = cursor.isAt("]") ? new Empty() : parser.pipe();
                cursor.closing("]");
                return new Collect(body).at(cursor.from(first));
            }
            case "{" -> {
                return objects.object();
            }
            default -> throw new IllegalStateException(cursor.fail(null).text());
        }
    }

    private Node word(Token first) {
        return switch (first.text()) {
            case "if" -> condition();
            case "try" -> attempt();
            case "reduce" -> folds.reduce();
            case "foreach" -> folds.foreach();
            case "break" -> cursor.ahead(1).type() == Type.BINDING ? leave() : call(cursor.next());
            case "null" -> new Constant(NullNode.instance).at(cursor.next().span());
            case "true" -> new Constant(BooleanNode.TRUE).at(cursor.next().span());
            case "false" -> new Constant(BooleanNode.FALSE).at(cursor.next().span());
            default -> {
                if (RESERVED.contains(first.text())) {
                    cursor.fail(null);
                }
                yield call(cursor.next());
            }
        };
    }

    private Node condition() {
        Token first = cursor.opening();
        Node condition = parser.pipe();
        cursor.expect("then");
        Node then = parser.pipe();
        Node otherwise = new Identity();
        if (cursor.isAt("elif")) {
            otherwise = condition();
            cursor.closed();
            return new If(condition, then, otherwise).at(cursor.from(first));
        }
        if (cursor.skip("else")) {
            otherwise = parser.pipe();
        }
        cursor.closing("end");
        return new If(condition, then, otherwise).at(cursor.from(first));
    }

    private Node attempt() {
        Token first = cursor.next();
        Node body = negatable();
        Node handler = cursor.skip("catch") ? negatable() : null;
        return new Try(body, handler).at(cursor.from(first));
    }

    private Node negatable() {
        return cursor.skip("-") ? Operators.negate(postfix()) : postfix();
    }

    private Node leave() {
        Token first = cursor.next();
        Token name = cursor.next();
        Names found = parser.names.find("*" + name.text());
        Span span = cursor.from(first);
        if (found == null) {
            cursor.unknown(span, "$*label-" + name.text() + " is not defined", null);
            return new Identity();
        }
        return new BreakTo(parser.names.depth() - found.depth()).at(span);
    }

    Node variable(Token token) {
        if (token.text().equals("__loc__")) {
            return new Constant(parser.location(token.span())).at(token.span());
        }
        Names found = parser.names.find("$" + token.text());
        if (found != null) {
            return new Variable(parser.names.depth() - found.depth()).at(token.span());
        }
        return parser.library.variable(token, parser);
    }

    private Node call(Token name) {
        List<Node> arguments = new ArrayList<>();
        if (cursor.isAt("(")) {
            cursor.opening();
            do {
                arguments.add(parser.pipe());
            } while (cursor.skip(";"));
            cursor.closing(")");
        }
        return parser.library.call(name, arguments, parser).at(name.span());
    }

    private Node format() {
        Token token = cursor.next();
        return cursor.isAt(Type.QUOTE)
                ? string(token.text())
                : Formats.node(token.text(), new Identity()).at(token.span());
    }

    /** A string, its interpolations put through a format. */
    Node string(String format) {
        Token first = cursor.opening();
        List<Node> parts = new ArrayList<>();
        while (!cursor.isAt(Type.UNQUOTE)) {
            Token token = cursor.peek();
            if (token.type() == Type.TEXT) {
                cursor.next();
                parts.add(new Constant(TextNode.valueOf(token.text())));
            } else if (token.type() == Type.INTERPOLATION) {
                cursor.opening();
                Span span = token.span();
                parts.add(Formats.node(format, parser.pipe()).at(span));
                cursor.closing(")");
            } else {
                cursor.fail("expecting the end of the string");
            }
        }
        cursor.next();
        cursor.closed();
        Span span = cursor.from(first);
        if (parts.isEmpty()) {
            return new Constant(TextNode.valueOf("")).at(span);
        }
        boolean plain = parts.size() == 1 && parts.getFirst() instanceof Constant;
        return (plain ? parts.getFirst() : new Interpolation(parts)).at(span);
    }
}
