package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a value: the steps from its root, and the value found there. An output whose value is
 * not the one found at its position was computed, and no path leads on from it.
 */
public record Position(@Nullable Position parent, JsonNode key, JsonNode value) {
    public static Position root(JsonNode value) {
        return new Position(null, NullNode.instance, value);
    }

    public Position then(JsonNode step, JsonNode found) {
        return new Position(this, step, found);
    }

    /** Refuses a value that was not found at this position. */
    public void check(JsonNode current) {
        if (isComputed(current)) {
            throw new JqException("Invalid path expression with result " + Values.excerpt(current));
        }
    }

    /** Refuses to go on by a step from a value that was not found at this position. */
    void check(JsonNode current, JsonNode step) {
        if (isComputed(current)) {
            throw new JqException(
                    "Invalid path expression near attempt to access element "
                            + Values.excerpt(step)
                            + " of "
                            + Values.excerpt(current));
        }
    }

    /** Refuses to lead on from an update: jq keeps what it makes beside the paths to be deleted. */
    static void refuse(JsonNode updated) {
        JsonNode state = Json.array().add(updated).add(Json.array());
        throw new JqException(
                "Invalid path expression near attempt to access element 0 of "
                        + Values.excerpt(state));
    }

    /** Refuses to go into a value that was not found at this position. */
    void checkIterated(JsonNode current) {
        if (isComputed(current)) {
            throw new JqException(
                    "Invalid path expression near attempt to iterate through "
                            + Values.excerpt(current));
        }
    }

    private boolean isComputed(JsonNode current) {
        return current != value && !sameScalar(current);
    }

    private boolean sameScalar(JsonNode current) {
        return switch (current.getNodeType()) {
            case NULL -> value.isNull();
            case BOOLEAN -> value.isBoolean() && value.booleanValue() == current.booleanValue();
            case NUMBER -> value.isDouble() && current.isDouble() && value.equals(current);
            default -> false;
        };
    }

    /** The steps as jq shows them. */
    public ArrayNode toArray() {
        List<JsonNode> steps = new ArrayList<>();
        for (Position at = this; at.parent != null; at = at.parent) {
            steps.add(at.key);
        }
        ArrayNode path = Json.NODES.arrayNode(steps.size());
        for (int i = steps.size() - 1; i >= 0; i--) {
            path.add(steps.get(i));
        }
        return path;
    }
}
