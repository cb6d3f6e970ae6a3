package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;

/** Items, pulled as they arrive. */
public interface ItemSource extends AutoCloseable {
    /** The next item, waiting for it if need be; null at the end. */
    @Nullable Item next();

    @Override
    void close();

    /** Items that are there already. */
    static ItemSource of(List<Item> items) {
        Iterator<Item> rest = items.iterator();
        return new ItemSource() {
            @Override
            public @Nullable Item next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
