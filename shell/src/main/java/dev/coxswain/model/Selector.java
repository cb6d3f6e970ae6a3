package dev.coxswain.model;

import org.jspecify.annotations.Nullable;

/**
 * Which objects of a list are meant, in the server's own syntax.
 *
 * @param labels a label selector, or null
 * @param fields a field selector, or null
 */
public record Selector(@Nullable String labels, @Nullable String fields) {
    /** Every object. */
    public static final Selector ALL = new Selector(null, null);

    public static Selector ofLabels(@Nullable String labels) {
        return new Selector(labels, null);
    }

    public static Selector ofFields(@Nullable String fields) {
        return new Selector(null, fields);
    }

    public boolean selectsAll() {
        return labels == null && fields == null;
    }
}
