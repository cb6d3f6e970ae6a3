package dev.coxswain.flow;

/**
 * The ordered channel to the person beside the results: warnings and messages that go to standard
 * error. Safe for use by many threads.
 */
@FunctionalInterface
public interface Notices {
    /** Shows one line, given without its newline. */
    void line(String text);

    /** Shows a server's or our own warning as kubectl words it. */
    default void warning(String text) {
        line("Warning: " + text);
    }

    /** Drops everything. */
    static Notices none() {
        return text -> {};
    }
}
