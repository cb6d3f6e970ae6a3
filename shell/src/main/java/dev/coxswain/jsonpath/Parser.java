package dev.coxswain.jsonpath;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates of text and {@code {actions}} in the dialect of client-go's jsonpath package. */
final class Parser {
    private static final Pattern DICT_KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+?)");
    private static final char END = '\0';

    private final String input;
    private int at;

    private Parser(String input) {
        this.input = input;
    }

    /** The template's parts: text and actions, in order. */
    static List<Node> parse(String template) {
        return new Parser(template).template();
    }

    private static Node.Steps action(String text) {
        List<Node> parts = parse("{" + text + "}");
        return parts.getFirst() instanceof Node.Steps steps ? steps : new Node.Steps(List.of());
    }

    private List<Node> template() {
        List<Node> parts = new ArrayList<>();
        while (at < input.length()) {
            int brace = input.indexOf('{', at);
            if (brace < 0) {
                parts.add(new Node.Text(input.substring(at)));
                break;
            }
            if (brace > at) {
                parts.add(new Node.Text(input.substring(at, brace)));
            }
            at = brace + 1;
            parts.add(inside());
        }
        return parts;
    }

    private Node.Steps inside() {
        List<Node> steps = new ArrayList<>();
        while (true) {
            if (input.startsWith("[?(", at)) {
                steps.add(filter());
                continue;
            }
            if (input.startsWith("..", at)) {
                recursive(steps);
                continue;
            }
            char c = next();
            switch (c) {
                case '}' -> {
                    return new Node.Steps(steps);
                }
                case END, '\n', '\r' -> throw new JsonPathException("unclosed action");
                case ' ', '@', '$' -> {}
                case '[' -> array(steps);
                case '"', '\'' -> steps.add(new Node.Text(quoted(c)));
                case '.' -> steps.add(field());
                default -> steps.add(word(c));
            }
        }
    }

    private char next() {
        return at < input.length() ? input.charAt(at++) : END;
    }

    private char peek() {
        return at < input.length() ? input.charAt(at) : END;
    }

    private void recursive(List<Node> steps) {
        if (!steps.isEmpty() && steps.getLast() instanceof Node.Recursive) {
            throw new JsonPathException("invalid multiple recursive descent");
        }
        at += 2;
        steps.add(new Node.Recursive());
        if (isWord(peek())) {
            steps.add(field());
        }
    }

    private Node field() {
        StringBuilder name = new StringBuilder();
        while (at < input.length() && ".,[]$@{} \n\r".indexOf(peek()) < 0) {
            char c = next();
            if (c == '\\') {
                if (at < input.length()) {
                    name.append(next());
                }
            } else {
                name.append(c);
            }
        }
        return name.toString().equals("*") ? new Node.Wildcard() : new Node.Field(name.toString());
    }

    private Node word(char first) {
        int start = at - 1;
        if (first == '+' || first == '-' || Character.isDigit(first)) {
            while (Character.isDigit(peek()) || peek() == '.') {
                at++;
            }
            String digits = input.substring(start, at);
            if (!digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
                throw new JsonPathException("cannot parse number " + digits);
            }
            return new Node.Number(digits);
        }
        if (!isWord(first)) {
            throw new JsonPathException(
                    String.format(
                            "unrecognized character in action: U+%04X '%c'", (int) first, first));
        }
        while (isWord(peek())) {
            at++;
        }
        String name = input.substring(start, at);
        return name.equals("true") || name.equals("false")
                ? new Node.Bool(name.equals("true"))
                : new Node.Word(name);
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private String quoted(char quote) {
        int start = at - 1;
        StringBuilder text = new StringBuilder();
        while (true) {
            char c = next();
            if (c == END || c == '\n') {
                throw new JsonPathException("unterminated quoted string");
            }
            // Any backslash before a quote keeps the text open, an escaped one as well.
            if (c == quote && input.charAt(at - 2) != '\\') {
                return unquoted(input.substring(start, at), text);
            }
            text.append(c);
        }
    }

    private static String unquoted(String literal, CharSequence body) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == literal.charAt(0)) {
                throw invalid(literal);
            }
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = ++i < body.length() ? body.charAt(i) : END;
            int digits = escaped == 'x' ? 2 : escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
            try {
                if (digits > 0) {
                    String code = body.subSequence(i + 1, i + 1 + digits).toString();
                    text.appendCodePoint(Integer.parseInt(code, 16));
                    i += digits;
                } else {
                    text.append(unescape(escaped));
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException | JsonPathException e) {
                throw invalid(literal);
            }
        }
        return text.toString();
    }

    private static JsonPathException invalid(String literal) {
        return new JsonPathException("unquote string " + literal + " error invalid syntax");
    }

    private static String unescape(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '\\', '"', '\'' -> String.valueOf(c);
            default -> throw new JsonPathException("invalid syntax");
        };
    }

    private void array(List<Node> steps) {
        int end = input.indexOf(']', at);
        if (end < 0 || input.substring(at, end).contains("\n")) {
            throw new JsonPathException("unterminated array");
        }
        String text = input.substring(at, end);
        at = end + 1;
        String[] branches = text.split(",", -1);
        if (branches.length > 1) {
            List<Node.Steps> union = new ArrayList<>();
            for (String each : branches) {
                union.add(action("[" + each.strip() + "]"));
            }
            steps.add(new Node.Union(union));
            return;
        }
        Matcher key = DICT_KEY.matcher(text);
        if (key.matches()) {
            steps.addAll(action("." + key.group(1)).steps());
            return;
        }
        steps.add(slice(text.equals("*") ? ":" : text));
    }

    private static Node slice(String text) {
        Matcher matcher = SLICE.matcher(text);
        if (!matcher.matches()) {
            throw new JsonPathException("invalid array index " + text);
        }
        Integer from = bound(matcher.group(1));
        if (matcher.group(2) == null) {
            return new Node.Slice(from, (from == null ? 0 : from) + 1, null, true);
        }
        Integer to = bound(matcher.group(2).substring(1));
        Integer step = matcher.group(3) == null ? null : bound(matcher.group(3).substring(1));
        return new Node.Slice(from, to, step, false);
    }

    private static @org.jspecify.annotations.Nullable Integer bound(String digits) {
        try {
            return digits.isEmpty() ? null : Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new JsonPathException("array index " + digits + " is not a number");
        }
    }

    private Node filter() {
        at += 3;
        int start = at;
        boolean open = false;
        boolean closed = false;
        char pair = END;
        while (true) {
            char c = next();
            if (c == END || c == '\n') {
                throw new JsonPathException("unterminated filter");
            }
            if (c == '"' || c == '\'') {
                if (!open) {
                    open = true;
                    pair = c;
                } else if (input.charAt(at - 2) != '\\' && c == pair) {
                    closed = true;
                }
            }
            if (c == ')' && open == closed) {
                break;
            }
        }
        String text = input.substring(start, at - 1);
        if (next() != ']') {
            throw new JsonPathException("unclosed array expect ]");
        }
        Matcher matcher = COMPARISON.matcher(text);
        return matcher.matches()
                ? new Node.Filter(
                        action(matcher.group(1)), matcher.group(2), action(matcher.group(3)))
                : new Node.Filter(action(text), "exists", new Node.Steps(List.of()));
    }
}
