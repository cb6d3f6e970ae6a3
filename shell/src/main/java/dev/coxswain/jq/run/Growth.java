package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Sum;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * {@code . + first + second …}, where nothing but the variables decides what is added: {@code
 * reduce} lets its state grow by that instead of copying it for each step.
 */
final class Growth {
    /** The innermost first. */
    private final List<Addition> additions;

    private Growth(List<Addition> additions) {
        this.additions = additions;
    }

    /** The growth that an expression means, or null where it is none. */
    static @Nullable Growth of(Node update) {
        Deque<Addition> additions = new ArrayDeque<>();
        Node at = update;
        while (at instanceof Addition addition
                && addition.right.isSingle()
                && Edit.isBlind(addition.right)) {
            additions.addFirst(addition);
            at = addition.left;
        }
        return at instanceof Identity && !additions.isEmpty()
                ? new Growth(List.copyOf(additions))
                : null;
    }

    /** The sum after one step; an empty one where the step has no output. */
    Sum step(Env env, JsonNode in, Sum sum) {
        JsonNode[] values = new JsonNode[additions.size()];
        for (int i = values.length - 1; i >= 0; i--) {
            JsonNode value = additions.get(i).right.one(env, in);
            if (value == null) {
                return new Sum();
            }
            values[i] = value;
        }
        for (int i = 0; i < values.length; i++) {
            try {
                sum.add(values[i]);
            } catch (JqException e) {
                throw e.at(additions.get(i).span());
            }
        }
        return sum;
    }
}
