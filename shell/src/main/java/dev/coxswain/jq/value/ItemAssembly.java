package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Puts values together; once a list's {@code items} turn out to be long, it hands them out one by
 * one instead, between two marks, and a third where the list ends. A short list stays whole, so
 * that nothing is seen of it where it ends broken.
 */
final class ItemAssembly extends TreeAssembly {
    /** How many bytes of items are long. */
    private static final long LONG = 1 << 18;

    private final LongSupplier position;
    private final JsonReader.Items form;
    private final Deque<JsonNode> ready = new ArrayDeque<>();
    private @Nullable ArrayNode items;
    private long start;

    /** Whether this list's items are handed out, and what is left of it is to be dropped. */
    private boolean handing;

    /** Whether the items have one, be it handed out. */
    private boolean any;

    ItemAssembly(LongSupplier position, JsonReader.Items form) {
        this.position = position;
        this.form = form;
    }

    /** The very array, not one like it. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isItems(ArrayNode array) {
        return array == items;
    }

    @Override
    void opened(ArrayNode array) {
        if (!handing && isOutermostAt("items")) {
            items = array;
            any = false;
            start = position.getAsLong();
            readsOfElements(form.parts());
            if (form.always()) {
                handing = true;
                ready.add(JsonReader.ITEMS);
            }
        }
    }

    @Override
    void element(ArrayNode array, JsonNode value) {
        if (isItems(array) && !handing && position.getAsLong() - start > LONG) {
            handing = true;
            ready.add(JsonReader.ITEMS);
            array.forEach(ready::add);
            array.removeAll();
        }
        any |= isItems(array);
        if (isItems(array) && handing) {
            ready.add(value);
        } else {
            super.element(array, value);
        }
    }

    @Override
    boolean hasElements(ArrayNode array) {
        return (isItems(array) && any) || super.hasElements(array);
    }

    @Override
    void closed(ArrayNode array) {
        if (isItems(array)) {
            items = null;
            if (handing) {
                ready.add(JsonReader.ITEMS);
            }
        }
    }

    @Override
    public @Nullable JsonNode take() {
        if (handing && !ready.isEmpty()) {
            return ready.poll();
        }
        JsonNode whole = super.take();
        if (whole != null && handing) {
            handing = false;
            return JsonReader.ITEMS;
        }
        return whole;
    }

    @Override
    public void reset() {
        super.reset();
        items = null;
        ready.clear();
        handing = false;
    }
}
