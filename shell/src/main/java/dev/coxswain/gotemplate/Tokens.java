package dev.coxswain.gotemplate;

import dev.coxswain.gotemplate.Token.Kind;

import java.util.List;

/** The words of a template with a place among them, and errors about them. */
final class Tokens {
    private final String template;
    private final List<Token> all;
    private int at;
    private int actionLine;

    Tokens(String template, List<Token> all) {
        this.template = template;
        this.all = all;
    }

    Token peek() {
        return all.get(Math.min(at, all.size() - 1));
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    void back() {
        at--;
    }

    int place() {
        return at;
    }

    void place(int to) {
        at = to;
    }

    private void skip() {
        while (peek().kind() == Kind.SPACE) {
            at++;
        }
    }

    Token peekWord() {
        skip();
        return peek();
    }

    Token nextWord() {
        skip();
        return next();
    }

    /** The word behind the opening braces that come next. */
    Token afterLeft() {
        int before = at;
        next();
        Token token = peekWord();
        at = before;
        return token;
    }

    void expect(Kind kind, String context) {
        Token token = nextWord();
        if (token.kind() != kind) {
            throw unexpected(token, context);
        }
    }

    String unquoted(Token token) {
        try {
            return Quoting.unquote(token.text());
        } catch (TemplateException e) {
            throw error(e.getMessage());
        }
    }

    /** From this line on an action is read; 0 where none is. */
    void beginAction(int line) {
        actionLine = line;
    }

    TemplateException unexpected(Token token, String context) {
        if (token.kind() != Kind.ERROR) {
            return error("unexpected " + token.shown() + " in " + context);
        }
        String started = "";
        if (actionLine != 0 && actionLine != token.line()) {
            boolean action = token.text().endsWith(" action");
            started = (action ? "" : " in action") + " started at " + template + ":" + actionLine;
        }
        return error(token.text() + started);
    }

    TemplateException error(String message) {
        int line = all.get(Math.clamp(at - 1L, 0, all.size() - 1)).line();
        return new TemplateException("template: " + template + ":" + line + ": " + message);
    }
}
