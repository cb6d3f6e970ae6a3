package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.jq.JqContext;
import dev.coxswain.jq.JqMemoryException;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** One run of a program: what it may see and the stop it obeys. */
public final class Run {
    /** How many checks, less one, pass between looks at the memory. */
    private static final int CHECKS_BETWEEN = 0xFF;

    private final JqContext context;
    private final Cancellation cancellation;
    private final @Nullable Iterator<JsonNode> items;
    private @Nullable JsonNode environment;
    private int checks;

    public Run(JqContext context, Cancellation cancellation, @Nullable Iterator<JsonNode> items) {
        this.context = context;
        this.cancellation = cancellation;
        this.items = items;
    }

    public JqContext context() {
        return context;
    }

    /** The items handed in instead of a list. */
    Iterator<JsonNode> items() {
        if (items == null) {
            throw new IllegalStateException("not fed item by item");
        }
        return items;
    }

    /** Throws once the run is to end. */
    public void check() {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new CancelledException();
        }
        if ((++checks & CHECKS_BETWEEN) == 0 && Memory.isShort()) {
            throw new JqMemoryException();
        }
    }

    /** What {@code env} gives. */
    public JsonNode environment() {
        JsonNode known = environment;
        if (known == null) {
            ObjectNode made = Json.object();
            context.environment().forEach(made::put);
            known = made;
            environment = known;
        }
        return known;
    }

    /** The value of a variable handed in from outside. */
    JsonNode variable(String name) {
        JsonNode value = context.variables().get(name);
        return value == null ? NullNode.instance : value;
    }
}
