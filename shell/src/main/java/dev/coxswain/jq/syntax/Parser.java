package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.run.Bind;
import dev.coxswain.jq.run.Comma;
import dev.coxswain.jq.run.Function;
import dev.coxswain.jq.run.Label;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Parameter;
import dev.coxswain.jq.run.Pattern;
import dev.coxswain.jq.run.Pipe;
import dev.coxswain.jq.syntax.Token.Type;
import dev.coxswain.model.Nearest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes a program's text runnable: definitions and pipes; the rest is {@link Operations}' and
 * {@link Terms}'.
 */
public final class Parser {
    private static final int DEEPEST = 3_000;

    final Cursor cursor;
    final Library library;
    Names names;
    private final Terms terms;
    private final Operations operations;
    private final Patterns patterns;
    private final Unknowns unknowns;
    private final List<String> advice = new ArrayList<>();
    private int nesting;

    /**
     * A program ready to run.
     *
     * @param advice what it may not mean, though it compiles
     */
    public record Program(Node body, List<String> advice) {}

    Parser(String source, Library library, Names names) {
        this(source, null, library, names);
    }

    Parser(String source, @Nullable Path file, Library library, Names names) {
        this.cursor = new Cursor(source, file);
        this.library = library;
        this.names = names;
        this.unknowns = new Unknowns(cursor);
        this.terms = new Terms(this);
        this.operations = new Operations(this);
        this.patterns = new Patterns(this);
    }

    /**
     * Compiles a program.
     *
     * @throws FailureException for everything that is wrong with it; the first of several carries
     *     the others as suppressed
     */
    public static Program program(String source, Library library, Set<String> variables) {
        Parser parser = new Parser(source, library.outside(variables), Names.ROOT);
        Node body;
        try {
            body = parser.program();
            parser.cursor.checked();
        } catch (FailureException e) {
            throw parser.cursor.all(e);
        }
        parser.unknowns.check();
        return new Program(body, List.copyOf(parser.advice));
    }

    private Node program() {
        Modules modules = new Modules(this);
        modules.own();
        Node body = head(modules);
        if (body == null) {
            throw cursor.failure(new Span(0, 0), "Top-level program not given (try \".\")", null);
        }
        return body;
    }

    /**
     * Compiles a module: its definitions are the names.
     *
     * @throws FailureException as for a program
     */
    void module(Modules modules) {
        try {
            endOfModule(head(modules));
        } catch (FailureException e) {
            throw cursor.all(e);
        }
    }

    /** Refuses a module with a main expression. */
    void endOfModule(@Nullable Node main) {
        cursor.checked();
        if (main != null) {
            String message = "jq: error: library should only have function definitions, ";
            throw cursor.failure(new Span(0, 0), message + "not a main expression", null);
        }
    }

    private @Nullable Node head(Modules modules) {
        modules.imports();
        while (cursor.isAt("def")) {
            definition();
        }
        return main();
    }

    /** What is left after the definitions, or null where nothing is. */
    @Nullable Node main() {
        if (cursor.isAt(Type.END)) {
            return null;
        }
        if (Terms.cannotStart(cursor.peek())) {
            cursor.end();
        }
        Node body = pipe();
        cursor.end();
        return body;
    }

    /** Notes what a program that compiles may not mean. */
    void advise(String text) {
        advice.add(text);
    }

    Unknowns unknowns() {
        return unknowns;
    }

    Patterns patterns() {
        return patterns;
    }

    Terms terms() {
        return terms;
    }

    /** A whole pipe, definitions before it included. */
    Node pipe() {
        if (++nesting > DEEPEST) {
            throw cursor.failure(cursor.peek().span(), "program nests too deep", null);
        }
        Names before = names;
        try {
            Token first = cursor.peek();
            Node left = item();
            while (cursor.skip(",")) {
                left = new Comma(left, item()).at(cursor.from(first));
            }
            return cursor.skip("|") ? new Pipe(left, pipe()).at(cursor.from(first)) : left;
        } finally {
            names = before;
            nesting--;
        }
    }

    /** What stands between commas; definitions, labels and bindings take in all that follows. */
    private Node item() {
        if (cursor.isAt("def")) {
            while (cursor.isAt("def")) {
                definition();
            }
            return pipe();
        }
        if (cursor.isAt("label")) {
            return scoped(this::label);
        }
        Token first = cursor.peek();
        Node left = operations.operation();
        return cursor.isAt("as") ? binding(left, first) : left;
    }

    /** Everything but a comma or a pipe. */
    Node withoutComma() {
        return operations.operation();
    }

    private Node label() {
        Token first = cursor.next();
        Token name = cursor.expect(Type.BINDING, "BINDING");
        cursor.expect("|");
        names = names.slot("*" + name.text());
        return new Label(pipe()).at(cursor.from(first));
    }

    /** Parses something whose names end with it. */
    Node scoped(Supplier<Node> parse) {
        Names before = names;
        try {
            return parse.get();
        } finally {
            names = before;
        }
    }

    private Node binding(Node source, Token first) {
        cursor.next();
        return scoped(
                () -> {
                    Pattern pattern = patterns.pattern();
                    cursor.expect("|");
                    Node body = pipe();
                    return new Bind(source, pattern, body).at(cursor.from(first));
                });
    }

    /** {@code def name(parameters): body;} which the names know from here on. */
    void definition() {
        cursor.next();
        Token name = cursor.expectName("IDENT");
        List<Token> parameters = new ArrayList<>();
        if (cursor.isAt("(")) {
            cursor.opening();
            do {
                parameters.add(
                        cursor.isAt(Type.BINDING)
                                ? cursor.next()
                                : cursor.expectName("IDENT or BINDING"));
            } while (cursor.skip(";"));
            cursor.closing(")", "';' or ')'");
        }
        cursor.expect(":", parameters.isEmpty() ? "':' or '('" : "':'");
        Function function = new Function(names.depth());
        Names outside = names.function(name.text() + "/" + parameters.size(), function);
        names = outside;
        Unknowns.Level before = unknowns.enter(function);
        try {
            function.body(body(parameters));
        } finally {
            unknowns.back(before);
        }
        cursor.expect(";", Cursor.MORE + " or ';'");
        names = outside;
    }

    private Node body(List<Token> parameters) {
        for (Token parameter : parameters) {
            names = names.slot(parameter.text() + "/0");
        }
        int closures = names.depth();
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type() == Type.BINDING) {
                names = names.slot("$" + parameters.get(i).text());
                values.add(closures - parameters.size() + i + 1);
            }
        }
        Node body = pipe();
        for (int i = values.size() - 1; i >= 0; i--) {
            body = new Bind(new Parameter(closures + i - values.get(i)), Pattern.whole(), body);
        }
        return body;
    }

    /** Advice about a name that is not known. */
    @Nullable String nearest(String name, Collection<String> known) {
        List<String> near = Nearest.of(name, known);
        return near.isEmpty() ? null : "did you mean " + String.join(" or ", near) + "?";
    }

    JsonNode location(Span span) {
        return Json.object().put("file", cursor.name()).put("line", cursor.line(span.start()));
    }
}
