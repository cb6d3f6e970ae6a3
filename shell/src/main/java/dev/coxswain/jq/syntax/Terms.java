package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Constants;
import dev.coxswain.jq.run.Empty;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Index;
import dev.coxswain.jq.run.Iterate;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Recurse;
import dev.coxswain.jq.run.SliceKey;
import dev.coxswain.jq.run.Try;
import dev.coxswain.jq.run.Variable;
import dev.coxswain.jq.syntax.Token.Type;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads terms: what operators stand between. */
final class Terms {
    private static final Set<String> STARTING =
            Set.of(
                    ".", "..", "-", "(", "[", "{", "$", "def", "if", "try", "reduce", "foreach",
                    "label", "break");
    private static final String SUFFIX = "FORMAT or QQSTRING_START or '['";

    private static final Map<String, JsonNode> LITERALS =
            Map.of("null", NullNode.instance, "true", BooleanNode.TRUE, "false", BooleanNode.FALSE);

    private final Parser parser;
    private final Cursor cursor;
    private final Objects objects;
    private final Folds folds;
    private final Statements statements;
    private final Strings strings;

    Terms(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
        this.objects = new Objects(parser);
        this.folds = new Folds(parser);
        this.statements = new Statements(parser);
        this.strings = new Strings(parser);
    }

    /** Whether no term and no statement begins with this word. */
    static boolean cannotStart(Token token) {
        return token.type() == Type.BAD
                || token.type() == Type.OPERATOR && !STARTING.contains(token.text())
                || token.type() == Type.NAME
                        && Highlight.KEYWORDS.contains(token.text())
                        && !STARTING.contains(token.text());
    }

    Strings strings() {
        return strings;
    }

    /** A term with all that follows it directly. */
    Node postfix() {
        Token first = cursor.peek();
        Unknowns.Mark start = parser.unknowns().mark();
        Node term = primary(first);
        while (true) {
            Token token = cursor.peek();
            Unknowns.Mark middle = parser.unknowns().mark();
            if (token.type() == Type.FIELD) {
                cursor.next();
                term = field(term, new Constant(TextNode.valueOf(token.text())), token);
            } else if (token.is(".")) {
                cursor.next();
                term =
                        Strings.begin(cursor.peek())
                                ? field(term, strings.formatted(), token)
                                : cursor.isAt("[") ? bracket(term, false) : suffix();
                parser.unknowns().swap(start, middle);
            } else if (token.is("[")) {
                term = bracket(term, true);
                parser.unknowns().swap(start, middle);
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

    /** Always throws: a dot wants a string or a bracket behind it. */
    private Node suffix() {
        cursor.fail(SUFFIX);
        return new Identity();
    }

    private Node bracket(Node term, boolean slices) {
        Token open = cursor.peek();
        Node indexed = cursor.enclosed("]", () -> indexed(term, open, slices), term);
        if (indexed instanceof Iterate && indexed != term) {
            Span span = indexed.span();
            return cursor.skip("?") ? new Iterate(term, true).at(span) : indexed;
        }
        if (indexed instanceof Index index && indexed != term) {
            Span span = indexed.span();
            return cursor.skip("?") ? new Index(term, index.key, true).at(span) : indexed;
        }
        return indexed;
    }

    private Node indexed(Node term, Token open, boolean slices) {
        if (cursor.isAt("]")) {
            cursor.closing("]", null);
            return new Iterate(term, false).at(cursor.from(open));
        }
        boolean headless = slices && cursor.isAt(":");
        Node from = headless ? new Constant(NullNode.instance) : parser.pipe();
        Node key = from;
        String end = Cursor.MORE + (slices ? " or ':' or ']'" : " or ']'");
        if (slices && cursor.skip(":")) {
            boolean tailless = !headless && cursor.isAt("]");
            Node to = tailless ? new Constant(NullNode.instance) : parser.pipe();
            key = new SliceKey(from, to);
            end = Cursor.MORE + " or ']'";
        }
        cursor.closing("]", end);
        return new Index(term, key, false).at(cursor.from(open));
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
            case QUOTE -> strings.plain();
            case FORMAT -> strings.format();
            case BINDING -> variable(cursor.next());
            case NAME -> word(first);
            default -> symbol(first);
        };
    }

    private Node symbol(Token first) {
        switch (first.text()) {
            case "." -> {
                return dot(cursor.next());
            }
            case ".." -> {
                cursor.next();
                return new Recurse(null).at(first.span());
            }
            case "(" -> {
                return cursor.enclosed(")", this::grouped, new Identity());
            }
            case "[" -> {
                Node body = cursor.enclosed("]", this::collected, new Empty());
                return Constants.array(body).at(cursor.from(first));
            }
            case "$" -> {
                cursor.next();
                cursor.fail("'$'");
                return new Identity();
            }
            case "{" -> {
                return objects.object();
            }
            default -> throw new IllegalStateException(cursor.fail(null).text());
        }
    }

    private Node grouped() {
        Node inner = parser.pipe();
        cursor.closing(")", Cursor.MORE + " or ')'");
        return inner;
    }

    private Node collected() {
        Node body = cursor.isAt("]") ? new Empty() : parser.pipe();
        cursor.closing("]", Cursor.MORE + " or ']'");
        return body;
    }

    /** What a dot begins that is no field: the input, or a key in quotes. */
    private Node dot(Token dot) {
        Token token = cursor.peek();
        try {
            if (Strings.begin(token)) {
                return field(new Identity().at(dot.span()), strings.formatted(), dot);
            }
            boolean keyword = Highlight.KEYWORDS.contains(token.text());
            boolean stray =
                    switch (token.type()) {
                        case NUMBER, BINDING, BAD -> true;
                        case NAME -> !keyword || STARTING.contains(token.text());
                        case OPERATOR -> token.is("(") || token.is("{") || token.is("..");
                        default -> false;
                    };
            if (stray) {
                if (token.type() == Type.NAME && !keyword) {
                    cursor.next();
                }
                cursor.fail(null);
            }
        } catch (FailureException e) {
            return cursor.instead(
                    e, dot, "try .[\"field\"] instead of .field for unusually named fields");
        }
        return new Identity().at(dot.span());
    }

    private Node word(Token first) {
        JsonNode literal = cursor.ahead(1).is("(") ? null : LITERALS.get(first.text());
        if (literal != null) {
            return new Constant(literal).at(cursor.next().span());
        }
        return switch (first.text()) {
            case "if" -> statements.condition();
            case "try" -> statements.attempt();
            case "reduce" -> folds.reduce();
            case "foreach" -> folds.foreach();
            case "break" -> statements.leave();
            default -> {
                if (Highlight.KEYWORDS.contains(first.text())) {
                    cursor.fail(null);
                }
                yield call(cursor.next());
            }
        };
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
        List<Unknowns.Level> levels = new ArrayList<>();
        if (cursor.isAt("(")) {
            cursor.opening();
            do {
                Unknowns.Level before = parser.unknowns().argument();
                try {
                    arguments.add(parser.pipe());
                } finally {
                    levels.add(parser.unknowns().back(before));
                }
            } while (cursor.skip(";"));
            cursor.closing(")", "';' or ')'");
        }
        return parser.library.call(name, arguments, levels, parser).at(name.span());
    }

    /** Refuses a constant that can be no key. */
    void checkKey(Node key) {
        Span span = key.span();
        if (span != null && key instanceof Constant constant && !constant.value.isTextual()) {
            cursor.report(span, "Cannot use " + Values.named(constant.value) + " as object key");
        }
    }
}
