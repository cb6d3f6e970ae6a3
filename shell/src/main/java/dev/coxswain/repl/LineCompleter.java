package dev.coxswain.repl;

import dev.coxswain.complete.Candidate;
import dev.coxswain.complete.Completion;

import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Hands what can stand at the cursor to the line editor: all of it, or, of more than anybody reads,
 * what they have in common, and then a screenful and how many more there are.
 */
final class LineCompleter implements Completer {
    /** From so many on, the editor would ask whether to show them all. */
    static final int LIST_MAX = 200;

    private static final int GAP = 3;

    @Override
    public void complete(
            LineReader reader, ParsedLine line, List<org.jline.reader.Candidate> candidates) {
        if (!(line instanceof CursorWord word)) {
            return;
        }
        Completion completion = word.completion();
        List<Candidate> all = completion.candidates();
        if (all.size() < LIST_MAX) {
            all.forEach(each -> candidates.add(shown(each)));
            return;
        }
        String common = completion.common();
        if (common.length() > word.word().length()) {
            candidates.add(entry(common, common, null, false));
            return;
        }
        List<Candidate> first = all.subList(0, fitting(reader, all));
        first.forEach(each -> candidates.add(shown(each)));
        String more = more(all.size() - first.size());
        // What is typed stands for the rest, so that nothing is put in that only these begin with.
        candidates.add(entry(word.word(), word.word() + "…", more, false));
    }

    private static String more(int count) {
        return String.format(Locale.ROOT, "…and %,d more", count);
    }

    /** How many of the first fit on half the screen, in the editor's columns. */
    private static int fitting(LineReader reader, List<Candidate> all) {
        List<Candidate> most = all.subList(0, LIST_MAX - 2);
        int width = width(reader, more(all.size())) + GAP;
        for (Candidate each : most) {
            String description = each.description();
            int described = description.isEmpty() ? 0 : width(reader, description) + GAP;
            width = Math.max(width, width(reader, each.display()) + described + GAP);
        }
        int columns = Math.max(1, reader.getTerminal().getWidth() / width);
        int rows = Math.max(1, reader.getTerminal().getHeight() / 2 - 1);
        return Math.min(most.size(), columns * rows);
    }

    private static int width(LineReader reader, String text) {
        return new AttributedString(text).columnLength(reader.getTerminal());
    }

    private static org.jline.reader.Candidate shown(Candidate each) {
        return new org.jline.reader.Candidate(
                each.value(),
                each.display(),
                orNull(each.group()),
                orNull(each.description()),
                null,
                null,
                each.complete());
    }

    private static org.jline.reader.Candidate entry(
            String value, String display, @Nullable String group, boolean complete) {
        return new org.jline.reader.Candidate(value, display, group, null, null, null, complete);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
