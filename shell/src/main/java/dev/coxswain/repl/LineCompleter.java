package dev.coxswain.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Hands the choices for the word under the cursor to the line editor. */
final class LineCompleter implements Completer {
    private final Completions completions;

    LineCompleter(Completions completions) {
        this.completions = completions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Completions.Choice each : completions.at(line.line(), line.cursor())) {
            candidates.add(
                    new Candidate(
                            each.value(),
                            each.value(),
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
