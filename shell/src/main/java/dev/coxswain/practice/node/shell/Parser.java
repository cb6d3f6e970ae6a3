package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.shell.Syntax.Assignment;
import dev.coxswain.practice.node.shell.Syntax.Branch;
import dev.coxswain.practice.node.shell.Syntax.Redirect;
import dev.coxswain.practice.node.shell.Syntax.Word;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a shell script into its {@link Syntax}. */
final class Parser {
    private static final Set<String> CLOSERS =
            Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private String text;
    private int at;

    private Parser(String text) {
        this.text = text;
    }

    /**
     * The syntax of a whole script.
     *
     * @throws SyntaxProblem where it is none
     */
    static Syntax parse(String script) {
        var parser = new Parser(script);
        Syntax all = parser.sequence();
        parser.blanks(true);
        if (parser.at < parser.text.length()) {
            throw SyntaxProblem.unexpected("\"" + parser.peekToken() + "\"");
        }
        return all;
    }

    private String peekToken() {
        if (at >= text.length()) {
            return "end of file";
        }
        for (String two : List.of("&&", "||", ";;")) {
            if (text.startsWith(two, at)) {
                return two;
            }
        }
        String word = bareWord();
        return word.isEmpty() ? String.valueOf(text.charAt(at)) : word;
    }

    private void blanks(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || (lines && c == '\n')) {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    /** The unquoted word at the position, without taking it. */
    private String bareWord() {
        int end = at;
        while (end < text.length() && " \t\r\n;&|<>()'\"\\$`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean whole = end >= text.length() || " \t\r\n;&|<>()".indexOf(text.charAt(end)) >= 0;
        return whole ? text.substring(at, end) : "";
    }

    private boolean accept(String symbol) {
        blanks(false);
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private boolean acceptWord(String word) {
        blanks(true);
        if (bareWord().equals(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void expectWord(String word) {
        if (!acceptWord(word)) {
            String found = at >= text.length() ? "end of file" : "\"" + peekToken() + "\"";
            throw new SyntaxProblem(
                    "syntax error: unexpected " + found + " (expecting \"" + word + "\")");
        }
    }

    private Syntax sequence() {
        var items = new ArrayList<Syntax>();
        while (true) {
            blanks(true);
            if (at >= text.length()
                    || text.charAt(at) == ')'
                    || text.startsWith(";;", at)
                    || CLOSERS.contains(bareWord())) {
                return new Syntax.Sequence(items);
            }
            Syntax item = chain();
            blanks(false);
            if (text.startsWith("&", at) && !text.startsWith("&&", at)) {
                at++;
                item = new Syntax.Background(item);
            } else if (text.startsWith(";", at) && !text.startsWith(";;", at)) {
                at++;
            } else if (at < text.length()
                    && "\n)".indexOf(text.charAt(at)) < 0
                    && !text.startsWith(";;", at)) {
                throw SyntaxProblem.unexpected("\"" + peekToken() + "\"");
            }
            items.add(item);
        }
    }

    private Syntax chain() {
        Syntax left = pipe();
        while (true) {
            boolean and = accept("&&");
            if (!and && !accept("||")) {
                return left;
            }
            blanks(true);
            left = new Syntax.Chain(left, and, pipe());
        }
    }

    private Syntax pipe() {
        blanks(false);
        boolean negated = bareWord().equals("!");
        if (negated) {
            at++;
        }
        var stages = new ArrayList<Syntax>();
        stages.add(command());
        blanks(false);
        while (text.startsWith("|", at) && !text.startsWith("||", at)) {
            at++;
            blanks(true);
            stages.add(command());
            blanks(false);
        }
        return stages.size() == 1 && !negated
                ? stages.getFirst()
                : new Syntax.Pipe(stages, negated);
    }

    private Syntax command() {
        blanks(false);
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            Syntax body = sequence();
            if (!accept(")")) {
                throw new SyntaxProblem("syntax error: unexpected end of file (expecting \")\")");
            }
            return new Syntax.Group(body, true, redirects());
        }
        return switch (bareWord()) {
            case "{" -> {
                at++;
                Syntax body = sequence();
                expectWord("}");
                yield new Syntax.Group(body, false, redirects());
            }
            case "if" -> {
                at += 2;
                yield conditional();
            }
            case "while", "until" -> {
                boolean until = acceptWord("until");
                if (!until) {
                    expectWord("while");
                }
                Syntax condition = sequence();
                Syntax body = body();
                yield new Syntax.Loop(condition, body, until, redirects());
            }
            case "for" -> loopOver();
            case "case" -> selection();
            default -> simple();
        };
    }

    private Syntax body() {
        expectWord("do");
        Syntax body = sequence();
        expectWord("done");
        return body;
    }

    private Syntax conditional() {
        Syntax condition = sequence();
        expectWord("then");
        Syntax then = sequence();
        Syntax otherwise = null;
        if (acceptWord("elif")) {
            return new Syntax.If(condition, then, conditional(), List.of());
        }
        if (acceptWord("else")) {
            otherwise = sequence();
        }
        expectWord("fi");
        return new Syntax.If(condition, then, otherwise, redirects());
    }

    private Syntax loopOver() {
        expectWord("for");
        blanks(false);
        String name = bareWord();
        if (name.isEmpty()) {
            throw new SyntaxProblem("syntax error: bad for loop variable");
        }
        at += name.length();
        List<Word> words = null;
        if (acceptWord("in")) {
            words = new ArrayList<>();
            for (Word word = nextWord(); word != null; word = nextWord()) {
                words.add(word);
            }
        }
        accept(";");
        return new Syntax.For(name, words, body(), redirects());
    }

    private Syntax selection() {
        expectWord("case");
        Word word = requireWord();
        expectWord("in");
        var branches = new ArrayList<Branch>();
        while (!acceptWord("esac")) {
            accept("(");
            var patterns = new ArrayList<Word>();
            do {
                patterns.add(requireWord());
            } while (accept("|"));
            if (!accept(")")) {
                throw SyntaxProblem.unexpected("\"" + peekToken() + "\" (expecting \")\")");
            }
            branches.add(new Branch(patterns, sequence()));
            blanks(true);
            accept(";;");
        }
        return new Syntax.Case(word, branches, redirects());
    }

    private Word requireWord() {
        Word word = nextWord();
        if (word == null) {
            throw SyntaxProblem.unexpected("\"" + peekToken() + "\" (expecting word)");
        }
        return word;
    }

    private @Nullable Word nextWord() {
        blanks(false);
        if (at >= text.length() || "\n;&|<>()".indexOf(text.charAt(at)) >= 0) {
            return null;
        }
        var reader = new WordReader(text, at);
        Word word = reader.word();
        at = reader.position();
        return word;
    }

    private Syntax simple() {
        var assignments = new ArrayList<Assignment>();
        var words = new ArrayList<Word>();
        var redirects = new ArrayList<Redirect>();
        while (true) {
            Redirect redirect = redirect();
            if (redirect != null) {
                redirects.add(redirect);
                continue;
            }
            int start = at;
            Word word = nextWord();
            if (word == null) {
                break;
            }
            int equals = text.indexOf('=', start);
            String name = equals > start && equals < at ? text.substring(start, equals) : "";
            if (words.isEmpty() && name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                Word value = new WordReader(text, equals + 1).word();
                assignments.add(new Assignment(name, value));
                continue;
            }
            words.add(word);
            if (words.size() == 1 && text.startsWith("()", at)) {
                at += 2;
                blanks(true);
                return new Syntax.Function(text.substring(start, name(start)), command());
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw at >= text.length()
                    ? SyntaxProblem.unexpected("end of file")
                    : SyntaxProblem.unexpected("\"" + peekToken() + "\"");
        }
        return new Syntax.Simple(assignments, words, redirects);
    }

    private int name(int start) {
        return text.indexOf('(', start);
    }

    private List<Redirect> redirects() {
        var found = new ArrayList<Redirect>();
        for (Redirect each = redirect(); each != null; each = redirect()) {
            found.add(each);
        }
        return found;
    }

    private @Nullable Redirect redirect() {
        blanks(false);
        int digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits >= text.length() || "<>".indexOf(text.charAt(digits)) < 0 || digits > at + 1) {
            return null;
        }
        int from = digits > at ? text.charAt(at) - '0' : text.charAt(digits) == '<' ? 0 : 1;
        at = digits;
        String operator =
                List.of("<<", ">>", ">&", "<", ">").stream()
                        .filter(each -> text.startsWith(each, at))
                        .findFirst()
                        .orElseThrow();
        at += operator.length();
        if (operator.equals("<<")) {
            return hereDocument();
        }
        return new Redirect(from, operator, requireWord());
    }

    private Redirect hereDocument() {
        boolean strip = accept("-");
        blanks(false);
        boolean quoted = at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0;
        int start = at;
        requireWord();
        String end = text.substring(start, at).replaceAll("['\"]", "");
        int line = text.indexOf('\n', at);
        var body = new StringBuilder();
        int next = line < 0 ? text.length() : line + 1;
        int close = next;
        while (close < text.length()) {
            int stop = text.indexOf('\n', close);
            String each = text.substring(close, stop < 0 ? text.length() : stop);
            String shown = strip ? each.replaceFirst("^\t+", "") : each;
            close = stop < 0 ? text.length() : stop + 1;
            if (shown.equals(end)) {
                break;
            }
            body.append(shown).append('\n');
        }
        // cut out, so that the rest of the line is read as if there were no document
        if (line >= 0) {
            text = text.substring(0, line + 1) + text.substring(close);
        }
        String content = body.toString();
        return new Redirect(
                0, "<<", quoted ? Word.literal(content) : WordReader.expandable(content));
    }
}
