package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One word of a command, in parts that are joined when the command starts. */
public record Word(List<WordPart> parts, Span span) {
    public Word {
        parts = List.copyOf(parts);
    }

    /** The text where nothing in the word is left to expand, else null; {@code ~} is itself. */
    public @Nullable String literal() {
        StringBuilder text = new StringBuilder();
        for (WordPart part : parts) {
            switch (part) {
                case WordPart.Text(var value, _, _) -> text.append(value);
                case WordPart.Home _ -> text.append('~');
                case WordPart.Variable _, WordPart.Substitution _, WordPart.Rows _ -> {
                    return null;
                }
            }
        }
        return text.toString();
    }

    /** Whether the word is exactly this, without a quote in it. */
    boolean isPlain(String text) {
        return parts.size() == 1
                && parts.getFirst() instanceof WordPart.Text(var value, var quoted, _)
                && !quoted
                && value.equals(text);
    }
}
