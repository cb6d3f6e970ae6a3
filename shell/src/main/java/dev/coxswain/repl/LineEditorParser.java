package dev.coxswain.repl;

import dev.coxswain.line.Reading;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

import java.util.List;

/** Tells the line editor whether what is typed is whole, and where the word under the cursor is. */
final class LineEditorParser implements Parser {
    private final Evaluation evaluation;

    LineEditorParser(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && wantsMore(line)) {
            throw new EOFError(-1, -1, "more to come");
        }
        int start = wordStart(line, cursor);
        return new Word(line, cursor, line.substring(start, cursor));
    }

    /** A pasted text of several lines runs line by line: only its last line can be unfinished. */
    private boolean wantsMore(String text) {
        int from = 0;
        while (true) {
            Reading reading = evaluation.read(text.substring(from));
            if (reading.wantsMore()) {
                return true;
            }
            int next = reading.next();
            if (next <= 0 || from + next >= text.length()) {
                return false;
            }
            from += next;
        }
    }

    private static int wordStart(String line, int cursor) {
        int start = cursor;
        while (start > 0 && " \t\n|;&<>=,(\"'$".indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    /** The word in front of the cursor; its text is taken and replaced as it stands. */
    private record Word(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
