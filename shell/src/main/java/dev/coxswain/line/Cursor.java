package dev.coxswain.line;

import dev.coxswain.flow.Span;

import java.util.List;

/** Where in a line the cursor stands, as completion needs to know it. */
public sealed interface Cursor {

    /** The first word of a line or part. */
    record Start(boolean forced, String prefix, Span span) implements Cursor {}

    /** The first word after a pipe. */
    record AfterPipe(List<Stage> before, String prefix, Span span) implements Cursor {}

    /**
     * A word of a command, filter or host program after its name.
     *
     * @param before the stages in front of this one
     * @param earlier the words of the stage in front of the cursor's, the name included
     * @param prefix what stands in the word up to the cursor, without quotes
     * @param span the word as written, up to the cursor
     * @param quote the quote that is open, or 0
     */
    record Argument(
            Stage stage,
            List<Stage> before,
            List<Word> earlier,
            String prefix,
            Span span,
            char quote)
            implements Cursor {}

    /** The name of a variable after {@code $}. */
    record Variable(String prefix, Span span) implements Cursor {}

    /** The file of a redirect. */
    record File(String prefix, Span span) implements Cursor {}

    /** A jq program, up to the cursor. */
    record Jq(List<Stage> before, String program, Span span) implements Cursor {}

    /** Groovy, up to the cursor. */
    record Groovy(String code, Span span) implements Cursor {}

    /** A place where nothing can be proposed: a comment, after an error. */
    record Nowhere() implements Cursor {}

    /** Looks at the text up to a position. */
    static Cursor at(String text, int position, Vocabulary vocabulary) {
        return new CursorFinder(text.substring(0, position), vocabulary).find();
    }
}
