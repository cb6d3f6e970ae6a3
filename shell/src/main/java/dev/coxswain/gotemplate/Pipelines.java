package dev.coxswain.gotemplate;

import dev.coxswain.gotemplate.Token.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What stands inside an action: declarations, commands, their words. */
final class Pipelines {
    private final Tokens tokens;
    private final List<String> variables = new ArrayList<>(List.of("$"));

    Pipelines(Tokens tokens) {
        this.tokens = tokens;
    }

    /** How many variables are known now. */
    int mark() {
        return variables.size();
    }

    /** Forgets variables made since the mark. */
    void forget(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    /** Reads up to {@code end}; {@code context} names the place in errors. */
    Node.Pipe pipeline(String context, Kind end) {
        int at = tokens.peekWord().at();
        List<String> sets = new ArrayList<>();
        boolean assigns = declarations(context, sets);
        List<Node.Command> commands = new ArrayList<>();
        while (true) {
            Token token = tokens.nextWord();
            if (token.kind() == end) {
                check(commands, context);
                return new Node.Pipe(at, sets, assigns, commands);
            }
            if (!beginsOperand(token)) {
                throw tokens.unexpected(token, context);
            }
            tokens.back();
            commands.add(command());
        }
    }

    private static boolean beginsOperand(Token token) {
        return switch (token.kind()) {
            case BOOL, CHARACTER, FIELD, IDENTIFIER, NUMBER, RAW_STRING, STRING, VARIABLE, OPEN ->
                    true;
            case KEYWORD -> token.is(".") || token.is("nil");
            default -> false;
        };
    }

    /** Reads {@code $a, $b :=} where it stands; whether it assigns to what exists. */
    private boolean declarations(String context, List<String> sets) {
        while (tokens.peekWord().kind() == Kind.VARIABLE) {
            int before = tokens.place();
            Token variable = tokens.next();
            Token next = tokens.peekWord();
            boolean comma = next.kind() == Kind.SIGN && next.text().equals(",");
            if (next.kind() != Kind.ASSIGN && next.kind() != Kind.DECLARE && !comma) {
                tokens.place(before);
                return false;
            }
            tokens.nextWord();
            sets.add(variable.text());
            variables.add(variable.text());
            if (!comma) {
                return next.kind() == Kind.ASSIGN;
            }
            if (!context.equals("range") || sets.size() > 1) {
                throw tokens.error("too many declarations in " + context);
            }
            Kind after = tokens.peekWord().kind();
            if (after != Kind.VARIABLE && after != Kind.RIGHT && after != Kind.CLOSE) {
                throw tokens.error("range can only initialize variables");
            }
        }
        return false;
    }

    private void check(List<Node.Command> commands, String context) {
        if (commands.isEmpty()) {
            throw tokens.error("missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            Node first = commands.get(i).words().getFirst();
            if (first instanceof Node.Constant
                    || first instanceof Node.Dot
                    || first instanceof Node.Nil) {
                throw tokens.error("non executable command in pipeline stage " + (i + 1));
            }
        }
    }

    private Node.Command command() {
        int at = tokens.peekWord().at();
        List<Node> words = new ArrayList<>();
        while (true) {
            tokens.peekWord();
            Node operand = operand();
            if (operand != null) {
                words.add(operand);
            }
            Token token = tokens.next();
            if (token.kind() == Kind.SPACE) {
                continue;
            }
            if (token.kind() == Kind.RIGHT || token.kind() == Kind.CLOSE) {
                tokens.back();
            } else if (token.kind() != Kind.PIPE) {
                throw tokens.unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw tokens.error("empty command");
            }
            return new Node.Command(at, words);
        }
    }

    private @Nullable Node operand() {
        Node node = term();
        if (node == null || tokens.peek().kind() != Kind.FIELD) {
            return node;
        }
        int at = tokens.peek().at();
        List<String> names = new ArrayList<>();
        while (tokens.peek().kind() == Kind.FIELD) {
            names.add(tokens.next().text().substring(1));
        }
        return switch (node) {
            case Node.Field(_, var first) -> {
                names.addAll(0, first);
                yield new Node.Field(at, names);
            }
            case Node.Variable(_, var name, _) -> new Node.Variable(at, name, names);
            case Node.Constant _, Node.Nil _, Node.Dot _ ->
                    throw tokens.error("unexpected . after term " + Quoting.quote(node.toString()));
            default -> new Node.Chain(at, node, names);
        };
    }

    private @Nullable Node term() {
        Token token = tokens.nextWord();
        int at = token.at();
        String text = token.text();
        return switch (token.kind()) {
            case IDENTIFIER -> function(token);
            case VARIABLE -> variable(token);
            case FIELD -> new Node.Field(at, List.of(text.substring(1)));
            case BOOL -> new Node.Constant(at, text.equals("true"), text);
            case STRING, RAW_STRING -> new Node.Constant(at, tokens.unquoted(token), text);
            case CHARACTER -> new Node.Constant(at, character(token), text);
            case NUMBER -> new Node.Constant(at, number(token), text);
            case OPEN -> pipeline("parenthesized pipeline", Kind.CLOSE);
            case KEYWORD -> {
                if (token.is(".")) {
                    yield new Node.Dot(at);
                }
                if (token.is("nil")) {
                    yield new Node.Nil(at);
                }
                tokens.back();
                yield null;
            }
            default -> {
                tokens.back();
                yield null;
            }
        };
    }

    private Node function(Token token) {
        if (!Functions.exists(token.text())) {
            throw tokens.error("function " + Quoting.quote(token.text()) + " not defined");
        }
        return new Node.Identifier(token.at(), token.text());
    }

    private Node variable(Token token) {
        if (!variables.contains(token.text())) {
            throw tokens.error("undefined variable " + Quoting.quote(token.text()));
        }
        return new Node.Variable(token.at(), token.text(), List.of());
    }

    private Object character(Token token) {
        String text = tokens.unquoted(token);
        if (text.codePointCount(0, text.length()) != 1) {
            throw tokens.error("malformed character constant: " + token.text());
        }
        return (long) text.codePointAt(0);
    }

    private Object number(Token token) {
        String text = token.text().replace("_", "");
        try {
            if (text.matches("[-+]?(\\d+\\.\\d*|\\.\\d+|\\d+)([eE][-+]?\\d+)?")
                    && !text.matches("[-+]?\\d+")) {
                return Double.parseDouble(text);
            }
            return whole(text);
        } catch (NumberFormatException e) {
            throw tokens.error("illegal number syntax: " + Quoting.quote(token.text()));
        }
    }

    private static long whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String body = signed ? text.substring(1) : text;
        String sign = text.startsWith("-") ? "-" : "";
        if (body.matches("0[xX].+")) {
            return Long.parseLong(sign + body.substring(2), 16);
        }
        if (body.matches("0[bB].+")) {
            return Long.parseLong(sign + body.substring(2), 2);
        }
        if (body.matches("0[oO]?[0-7]+")) {
            return Long.parseLong(sign + body.replaceFirst("0[oO]?", ""), 8);
        }
        return Long.parseLong(sign + body);
    }
}
