package dev.coxswain.line;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What reading one line of a text gave; always something, so that highlighting and completion work
 * on half a line.
 *
 * @param line the syntax, as far as it was read
 * @param next where the next line begins
 * @param missing what the text still lacks, or null
 * @param error what is wrong with it, or null
 */
public record Reading(
        Line line,
        int next,
        @Nullable Missing missing,
        Failure.@Nullable Syntax error,
        List<Token> tokens) {

    /**
     * What would have to follow for the line to be whole.
     *
     * @param what the quote, bracket, operator or delimiter that is open
     * @param opened where it was opened
     * @param groovy whether it is open in Groovy, where an empty line submits the text as it is
     */
    public record Missing(String what, Span opened, boolean groovy) {}

    public Reading {
        tokens = List.copyOf(tokens);
    }

    /** Whether an editor should give another line instead of running this one. */
    public boolean wantsMore() {
        return error == null && missing != null && !(missing.groovy() && endsBlank());
    }

    private boolean endsBlank() {
        String text = line.text();
        int newline = text.lastIndexOf('\n');
        return newline >= 0 && text.substring(newline).isBlank();
    }

    /**
     * The line, to be run. Open Groovy is let through, for Groovy's own error is the better one.
     *
     * @throws FailureException where it is wrong or not whole
     */
    public Line whole() {
        if (error != null) {
            throw new FailureException(error);
        }
        if (missing != null && !missing.groovy()) {
            throw new FailureException(lacking(missing));
        }
        return line;
    }

    /** What is to be said where Groovy cannot make sense of it: what is open explains the rest. */
    public Failure.Syntax explained(Failure.Syntax said) {
        return missing != null && missing.groovy() ? lacking(missing) : said;
    }

    private Failure.Syntax lacking(Missing what) {
        String text = line.text();
        String before = text.substring(0, what.opened().start());
        long number = 1 + before.chars().filter(c -> c == '\n').count();
        boolean alone = text.strip().indexOf('\n') < 0;
        return new Failure.Syntax(
                text,
                what.opened(),
                (alone ? "the line" : "line " + number) + " ends before its " + what.what(),
                null);
    }
}
