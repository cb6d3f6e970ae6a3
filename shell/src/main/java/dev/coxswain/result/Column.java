package dev.coxswain.result;

/**
 * A column of a table.
 *
 * @param name the heading, in capitals
 * @param priority 0 is always shown, more only in wide tables
 */
public record Column(String name, int priority) {
    public static Column of(String name) {
        return new Column(name, 0);
    }
}
