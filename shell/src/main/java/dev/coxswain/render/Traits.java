package dev.coxswain.render;

/**
 * What is known of the place that text goes to.
 *
 * @param terminal whether a person's terminal shows it; only there does display width count
 */
public record Traits(boolean terminal) {
    /** A file, a pipe, another program. */
    public static final Traits PLAIN = new Traits(false);
}
