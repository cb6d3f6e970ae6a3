package dev.coxswain.repl;

import dev.coxswain.complete.Candidate;
import dev.coxswain.complete.Completion;

import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Hands what can stand at the cursor to the line editor. */
final class LineCompleter implements Completer {
    @Override
    public void complete(
            LineReader reader, ParsedLine line, List<org.jline.reader.Candidate> candidates) {
        if (!(line instanceof CursorWord word)) {
            return;
        }
        Completion completion = word.completion();
        for (Candidate each : completion.candidates()) {
            candidates.add(
                    new org.jline.reader.Candidate(
                            each.value(),
                            each.display(),
                            orNull(each.group()),
                            orNull(each.description()),
                            null,
                            null,
                            each.complete()));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
