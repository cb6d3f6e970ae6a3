package dev.coxswain.document;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which parts of a JSON value somebody reads: all of it, or its kind, its scalar, its keys and its
 * length, and of the values in it only some.
 */
public final class Parts {
    /** The whole value. */
    public static final Parts ALL = new Parts(true, Map.of(), null, true);

    private final boolean whole;
    private final Map<String, Parts> keys;
    private final @Nullable Parts others;
    private final boolean counted;

    private Parts(boolean whole, Map<String, Parts> keys, @Nullable Parts others, boolean counted) {
        this.whole = whole;
        this.keys = keys;
        this.others = others;
        this.counted = counted;
    }

    /**
     * Parts of the values at some keys, and of all other values and elements.
     *
     * @param others null where those are not read at all
     * @param counted whether somebody asks which keys there are, or how many values
     */
    public static Parts of(Map<String, Parts> keys, @Nullable Parts others, boolean counted) {
        return new Parts(false, Map.copyOf(keys), others, counted);
    }

    /** Whether all of the value is read. */
    public boolean isWhole() {
        return whole;
    }

    /** What is read of the value at a key; null where it is not looked at. */
    public @Nullable Parts at(String key) {
        if (whole) {
            return this;
        }
        Parts named = keys.get(key);
        return named == null ? others : named;
    }

    /** What is read of each element of an array; null where none is looked at. */
    public @Nullable Parts element() {
        return whole ? this : others;
    }

    /** The keys that alone make a difference; null where other ones may, or their order. */
    public @Nullable Map<String, Parts> onlyKeys() {
        return whole || counted || others != null ? null : keys;
    }

    /** What is read by either. */
    public Parts and(@Nullable Parts other) {
        if (other == null || whole) {
            return this;
        }
        if (other.whole) {
            return other;
        }
        Map<String, Parts> all = new HashMap<>();
        keys.forEach((key, parts) -> all.put(key, parts.and(other.at(key))));
        other.keys.forEach((key, parts) -> all.putIfAbsent(key, parts.and(others)));
        Parts rest = others == null ? other.others : others.and(other.others);
        return of(all, rest, counted || other.counted);
    }

    @Override
    public String toString() {
        return whole ? "all" : new TreeMap<>(keys) + (others == null ? "" : " else " + others);
    }
}
