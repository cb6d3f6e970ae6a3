package dev.coxswain.line;

import dev.coxswain.flow.Span;

import java.util.List;

/**
 * One pipe of a line.
 *
 * @param link how it hangs on the one before
 * @param stages at least one
 * @param background whether {@code &} follows
 */
public record Part(Link link, List<Stage> stages, boolean background, Span span) {
    /** When a part runs. */
    public enum Link {
        /** Whatever the one before gave; also the first. */
        ALWAYS,
        /** Only after a success. */
        AND,
        /** Only after a failure. */
        OR
    }

    public Part {
        stages = List.copyOf(stages);
    }

    Part inBackground() {
        return new Part(link, stages, true, span);
    }
}
