package dev.coxswain.flow;

/**
 * A stretch of a text, in UTF-16 units.
 *
 * @param start the first unit
 * @param end the unit after the last
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + ".." + end);
        }
    }

    public static Span at(int position) {
        return new Span(position, position + 1);
    }

    public int length() {
        return end - start;
    }

    /** The smallest span that holds both. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    public Span shift(int by) {
        return new Span(start + by, end + by);
    }

    public String of(String text) {
        return text.substring(start, end);
    }
}
