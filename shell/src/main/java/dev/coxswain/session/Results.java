package dev.coxswain.session;

import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The last results: what {@code _}, {@code __}, {@code ___} and {@code %n} mean. */
public final class Results {
    private static final int KEPT = 3;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private List<Origin> rows = List.of();

    /**
     * One result.
     *
     * @param items the values, fetched on first use
     */
    public record Kept(Items.Shape shape, Supplier<List<Item>> items) {}

    /** Remembers a result as the last one. */
    public synchronized void keep(Items.Shape shape, Supplier<List<Item>> items) {
        kept.addFirst(new Kept(shape, items));
        while (kept.size() > KEPT) {
            kept.removeLast();
        }
    }

    /**
     * A result.
     *
     * @param back 0 for the last one, 1 for the one before
     */
    public synchronized Optional<Kept> get(int back) {
        return kept.stream().skip(back).findFirst();
    }

    /** Remembers the rows of the table on the screen. */
    public synchronized void rows(List<Origin> shown) {
        rows = new ArrayList<>(shown);
    }

    /** The rows of the last table; row 1 is the first. */
    public synchronized List<Origin> rows() {
        return List.copyOf(rows);
    }

    /** The object of a row of the last table; null where there is no such row. */
    public synchronized @Nullable Origin row(int number) {
        return number >= 1 && number <= rows.size() ? rows.get(number - 1) : null;
    }
}
