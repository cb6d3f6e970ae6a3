package dev.coxswain.repl;

import dev.coxswain.complete.Completer;
import dev.coxswain.complete.Completion;
import dev.coxswain.line.Reading;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

import java.util.List;

/** Tells the line editor whether what is typed is whole, and where the word under the cursor is. */
final class LineEditorParser implements Parser {
    private final Evaluation evaluation;
    private final Completer completer;

    LineEditorParser(Evaluation evaluation, Completer completer) {
        this.evaluation = evaluation;
        this.completer = completer;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && wantsMore(line)) {
            throw new EOFError(-1, -1, "more to come");
        }
        Completion completion =
                context == ParseContext.COMPLETE
                        ? completer.complete(line, cursor)
                        : new Completion(cursor, List.of());
        return new CursorWord(line, cursor, completion);
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
}
