package dev.coxswain.gotemplate;

import dev.coxswain.gotemplate.Token.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words of a template as a tree, with Go's complaints. */
final class Parser {
    private final String name;
    private final Tokens tokens;
    private final Map<String, List<Node>> templates;
    private final Pipelines pipelines;
    private int ranges;

    private Parser(String name, Tokens tokens, Map<String, List<Node>> templates) {
        this.name = name;
        this.tokens = tokens;
        this.templates = templates;
        this.pipelines = new Pipelines(tokens);
    }

    /**
     * Parses a text and all templates it defines.
     *
     * @param templates filled with the text itself under {@code name}, and what it defines
     */
    static void parse(String name, String text, Map<String, List<Node>> templates) {
        Tokens tokens = new Tokens(name, Lexer.read(text));
        List<Node> root = new Parser(name, tokens, templates).all();
        templates.put(name, root);
    }

    private List<Node> all() {
        List<Node> nodes = new ArrayList<>();
        while (tokens.peek().kind() != Kind.END_OF_TEXT) {
            if (tokens.peek().kind() == Kind.LEFT && tokens.afterLeft().is("define")) {
                tokens.next();
                tokens.nextWord();
                new Parser(name, tokens, templates).definition();
                continue;
            }
            Node node = textOrAction();
            if (node instanceof Node.End || node instanceof Node.Else) {
                throw tokens.error("unexpected " + node);
            }
            nodes.add(node);
        }
        return nodes;
    }

    private void definition() {
        String defined = templateName(tokens.nextWord(), "define clause");
        tokens.expect(Kind.RIGHT, "define clause");
        define(defined, "define clause");
    }

    private void define(String defined, String context) {
        List<Node> body = new ArrayList<>();
        Node end = items(body);
        if (!(end instanceof Node.End)) {
            throw tokens.error("unexpected " + end + " in " + context);
        }
        templates.put(defined, body);
    }

    private String templateName(Token token, String context) {
        if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
            throw tokens.unexpected(token, context);
        }
        return tokens.unquoted(token);
    }

    /** Reads up to an end or else, which it gives. */
    private Node items(List<Node> into) {
        while (tokens.peekWord().kind() != Kind.END_OF_TEXT) {
            Node node = textOrAction();
            if (node instanceof Node.End || node instanceof Node.Else) {
                return node;
            }
            into.add(node);
        }
        throw tokens.error("unexpected EOF");
    }

    private Node textOrAction() {
        Token token = tokens.nextWord();
        if (token.kind() == Kind.TEXT) {
            return new Node.Text(token.at(), token.text());
        }
        if (token.kind() != Kind.LEFT) {
            throw tokens.unexpected(token, "input");
        }
        tokens.beginAction(token.line());
        try {
            return action();
        } finally {
            tokens.beginAction(0);
        }
    }

    private Node action() {
        Token token = tokens.nextWord();
        String word = token.kind() == Kind.KEYWORD ? token.text() : "";
        return switch (word) {
            case "block" -> block();
            case "break", "continue" -> jump(token);
            case "else" -> otherwise(token);
            case "end" -> {
                tokens.expect(Kind.RIGHT, "end");
                yield new Node.End(token.at());
            }
            case "if", "with", "range" -> branch(token, word);
            case "template" -> call();
            default -> {
                tokens.back();
                int at = tokens.peek().at();
                yield new Node.Action(at, pipelines.pipeline("command", Kind.RIGHT));
            }
        };
    }

    private Node block() {
        Token named = tokens.nextWord();
        String defined = templateName(named, "block clause");
        Node.Pipe pipe = pipelines.pipeline("block clause", Kind.RIGHT);
        new Parser(name, tokens, templates).define(defined, "block clause");
        return new Node.Call(named.at(), defined, pipe);
    }

    private Node call() {
        Token named = tokens.nextWord();
        String called = templateName(named, "template clause");
        Node.@Nullable Pipe pipe = null;
        if (tokens.nextWord().kind() != Kind.RIGHT) {
            tokens.back();
            pipe = pipelines.pipeline("template clause", Kind.RIGHT);
        }
        return new Node.Call(named.at(), called, pipe);
    }

    private Node jump(Token token) {
        String shown = "{{" + token.text() + "}}";
        Token next = tokens.nextWord();
        if (next.kind() != Kind.RIGHT) {
            throw tokens.unexpected(next, shown);
        }
        if (ranges == 0) {
            throw tokens.error(shown + " outside {{range}}");
        }
        return token.is("break") ? new Node.Break(token.at()) : new Node.Continue(token.at());
    }

    /** {@code {{else if …}}} is read as {@code {{else}}{{if …}}}, its end counting for both. */
    private Node otherwise(Token token) {
        Token next = tokens.peekWord();
        if (!next.is("if") && !next.is("with")) {
            tokens.expect(Kind.RIGHT, "else");
        }
        return new Node.Else(token.at());
    }

    private Node branch(Token token, String word) {
        int variables = pipelines.mark();
        Node.Pipe pipe = pipelines.pipeline(word, Kind.RIGHT);
        List<Node> body = new ArrayList<>();
        List<Node> otherwise = new ArrayList<>();
        ranges += word.equals("range") ? 1 : 0;
        Node end = items(body);
        ranges -= word.equals("range") ? 1 : 0;
        if (end instanceof Node.Else) {
            Token next = tokens.peekWord();
            if (next.is(word) && !word.equals("range")) {
                tokens.nextWord();
                otherwise.add(branch(next, word));
            } else {
                Node last = items(otherwise);
                if (!(last instanceof Node.End)) {
                    throw tokens.error("expected end; found " + last);
                }
            }
        }
        pipelines.forget(variables);
        return new Node.Branch(token.at(), word, pipe, body, otherwise);
    }
}
