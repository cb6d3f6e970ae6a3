package dev.coxswain.repl;

import dev.coxswain.complete.Completion;

import org.jline.reader.CompletingParsedLine;

import java.util.List;

/** The text in front of the cursor that a candidate replaces, as it stands. */
record CursorWord(String line, int cursor, Completion completion) implements CompletingParsedLine {
    @Override
    public String word() {
        return line.substring(Math.min(completion.from(), cursor), cursor);
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return word().length();
    }

    @Override
    public int rawWordLength() {
        return word().length();
    }
}
