package dev.coxswain.line;

import dev.coxswain.flow.Span;

import java.util.List;

/**
 * One line as syntax; it may have been typed over several.
 *
 * @param text the whole text that spans point into
 * @param parts none for a blank line or a comment
 * @param shadowed command names that a Groovy assignment of this line takes as variables
 */
public record Line(String text, List<Part> parts, List<String> shadowed, Span span) {
    public Line {
        parts = List.copyOf(parts);
        shadowed = List.copyOf(shadowed);
    }
}
