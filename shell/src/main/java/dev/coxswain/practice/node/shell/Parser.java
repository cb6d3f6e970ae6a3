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

    private final ScriptCursor cursor;
    private final RedirectReader redirects;

    private Parser(String text) {
        this.cursor = new ScriptCursor(text);
        this.redirects = new RedirectReader(cursor);
    }

    /**
     * The syntax of a whole script.
     *
     * @throws SyntaxProblem where it is none
     */
    static Syntax parse(String script) {
        var parser = new Parser(script);
        Syntax all = parser.sequence();
        parser.cursor.blanks(true);
        if (!parser.cursor.done()) {
            throw SyntaxProblem.unexpected("\"" + parser.cursor.peekToken() + "\"");
        }
        return all;
    }

    private Syntax sequence() {
        var items = new ArrayList<Syntax>();
        while (true) {
            cursor.blanks(true);
            if (cursor.done()
                    || cursor.sees(")")
                    || cursor.sees(";;")
                    || CLOSERS.contains(cursor.bareWord())) {
                return new Syntax.Sequence(items);
            }
            items.add(ended(chain()));
        }
    }

    /** Takes the sign that ends a command, and gives the command it makes. */
    private Syntax ended(Syntax item) {
        cursor.blanks(false);
        if (cursor.sees("&") && !cursor.sees("&&")) {
            cursor.skip(1);
            return new Syntax.Background(item);
        }
        if (cursor.sees(";;")) {
            return item;
        }
        if (cursor.sees(";")) {
            cursor.skip(1);
        } else if ("\n)".indexOf(cursor.sign()) < 0) {
            throw SyntaxProblem.unexpected("\"" + cursor.peekToken() + "\"");
        }
        return item;
    }

    private Syntax chain() {
        Syntax left = pipe();
        while (true) {
            boolean and = cursor.accept("&&");
            if (!and && !cursor.accept("||")) {
                return left;
            }
            cursor.blanks(true);
            left = new Syntax.Chain(left, and, pipe());
        }
    }

    private Syntax pipe() {
        cursor.blanks(false);
        boolean negated = cursor.bareWord().equals("!");
        if (negated) {
            cursor.skip(1);
        }
        var stages = new ArrayList<Syntax>();
        stages.add(command());
        cursor.blanks(false);
        while (cursor.sees("|") && !cursor.sees("||")) {
            cursor.skip(1);
            cursor.blanks(true);
            stages.add(command());
            cursor.blanks(false);
        }
        return stages.size() == 1 && !negated
                ? stages.getFirst()
                : new Syntax.Pipe(stages, negated);
    }

    private Syntax command() {
        cursor.blanks(false);
        if (cursor.sees("(")) {
            cursor.skip(1);
            Syntax body = sequence();
            if (!cursor.accept(")")) {
                throw new SyntaxProblem("syntax error: unexpected end of file (expecting \")\")");
            }
            return new Syntax.Group(body, true, redirects.all());
        }
        return switch (cursor.bareWord()) {
            case "{" -> {
                cursor.skip(1);
                Syntax body = sequence();
                cursor.expectWord("}");
                yield new Syntax.Group(body, false, redirects.all());
            }
            case "if" -> {
                cursor.skip(2);
                yield conditional();
            }
            case "while", "until" -> {
                boolean until = cursor.acceptWord("until");
                if (!until) {
                    cursor.expectWord("while");
                }
                Syntax condition = sequence();
                yield new Syntax.Loop(condition, body(), until, redirects.all());
            }
            case "for" -> loopOver();
            case "case" -> selection();
            default -> simple();
        };
    }

    private Syntax body() {
        cursor.expectWord("do");
        Syntax body = sequence();
        cursor.expectWord("done");
        return body;
    }

    private Syntax conditional() {
        Syntax condition = sequence();
        cursor.expectWord("then");
        Syntax then = sequence();
        Syntax otherwise = null;
        if (cursor.acceptWord("elif")) {
            return new Syntax.If(condition, then, conditional(), List.of());
        }
        if (cursor.acceptWord("else")) {
            otherwise = sequence();
        }
        cursor.expectWord("fi");
        return new Syntax.If(condition, then, otherwise, redirects.all());
    }

    private Syntax loopOver() {
        cursor.expectWord("for");
        cursor.blanks(false);
        String name = cursor.bareWord();
        if (name.isEmpty()) {
            throw new SyntaxProblem("syntax error: bad for loop variable");
        }
        cursor.skip(name.length());
        List<Word> words = null;
        if (cursor.acceptWord("in")) {
            words = new ArrayList<>();
            for (Word word = cursor.nextWord(); word != null; word = cursor.nextWord()) {
                words.add(word);
            }
        }
        cursor.accept(";");
        return new Syntax.For(name, words, body(), redirects.all());
    }

    private Syntax selection() {
        cursor.expectWord("case");
        Word word = cursor.requireWord();
        cursor.expectWord("in");
        var branches = new ArrayList<Branch>();
        while (!cursor.acceptWord("esac")) {
            cursor.accept("(");
            var patterns = new ArrayList<Word>();
            do {
                patterns.add(cursor.requireWord());
            } while (cursor.accept("|"));
            if (!cursor.accept(")")) {
                throw SyntaxProblem.unexpected("\"" + cursor.peekToken() + "\" (expecting \")\")");
            }
            branches.add(new Branch(patterns, sequence()));
            cursor.blanks(true);
            cursor.accept(";;");
        }
        return new Syntax.Case(word, branches, redirects.all());
    }

    private Syntax simple() {
        var assignments = new ArrayList<Assignment>();
        var words = new ArrayList<Word>();
        var found = new ArrayList<Redirect>();
        while (true) {
            Redirect redirect = redirects.next();
            if (redirect != null) {
                found.add(redirect);
                continue;
            }
            int start = cursor.at();
            Word word = cursor.nextWord();
            if (word == null) {
                break;
            }
            Assignment assignment = words.isEmpty() ? assignment(start) : null;
            if (assignment != null) {
                assignments.add(assignment);
                continue;
            }
            words.add(word);
            if (words.size() == 1 && cursor.sees("()")) {
                String name = cursor.text().substring(start, cursor.at());
                cursor.skip(2);
                cursor.blanks(true);
                return new Syntax.Function(name, command());
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && found.isEmpty()) {
            throw cursor.done()
                    ? SyntaxProblem.unexpected("end of file")
                    : SyntaxProblem.unexpected("\"" + cursor.peekToken() + "\"");
        }
        return new Syntax.Simple(assignments, words, found);
    }

    /** What the word that was just read assigns; null where it is no assignment. */
    private @Nullable Assignment assignment(int start) {
        int equals = cursor.text().indexOf('=', start);
        if (equals <= start || equals >= cursor.at()) {
            return null;
        }
        String name = cursor.text().substring(start, equals);
        return name.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? new Assignment(name, new WordReader(cursor.text(), equals + 1).word())
                : null;
    }
}
