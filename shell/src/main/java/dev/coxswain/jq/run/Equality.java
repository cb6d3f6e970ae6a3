package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.node.BooleanNode;

import dev.coxswain.jq.value.Values;

/** {@code left == right}, or {@code left != right}. */
public final class Equality extends Binary {
    final boolean equal;

    /** Where not {@code equal}, of values that are not. */
    public Equality(Node left, Node right, boolean equal) {
        super(left, right, (a, b) -> BooleanNode.valueOf(Values.same(a, b) == equal));
        this.equal = equal;
    }
}
