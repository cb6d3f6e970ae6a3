package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Wanted;
import dev.coxswain.flow.Cancellation;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A compiled jq program; safe to run on many threads at once. Run it on a {@link JqThread}: jq
 * programs recurse deeply. Inputs are never changed, and outputs may share parts with them.
 */
public interface Query {
    /** The program's text. */
    String text();

    /** What the program may not mean, though it compiles; a sentence each. */
    default List<String> advice() {
        return List.of();
    }

    /**
     * Runs the program on one value; the sink gets each output as it is made, and an unchecked
     * exception from the sink ends the run.
     *
     * @throws JqException where the program fails
     * @throws JqHaltException where the program ends everything
     * @throws dev.coxswain.flow.CancelledException once cancelled
     */
    void run(JsonNode input, Consumer<JsonNode> sink, JqContext context, Cancellation cancellation);

    /**
     * Whether the program looks at its input only through one {@code .items[]}, so that a list can
     * be handed in item by item to {@link #runItems}.
     */
    boolean streamsItems();

    /**
     * Which items {@link #runItems} needs, and what of them: it may be handed fewer items, and
     * items with null in place of what is not read, and gives the same.
     */
    Wanted wanted();

    /** Whether {@link #runItems} may give an item after it has pulled another. */
    boolean gathersItems();

    /**
     * Runs a program that {@link #streamsItems} on the items of a list; no more items are pulled
     * than are needed. Equal to {@link #run} on an object whose {@code items} they are.
     *
     * @throws IllegalStateException where the program does not stream items
     */
    void runItems(
            Iterator<JsonNode> items,
            Consumer<JsonNode> sink,
            JqContext context,
            Cancellation cancellation);
}
