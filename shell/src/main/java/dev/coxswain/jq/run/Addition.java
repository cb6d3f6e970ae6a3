package dev.coxswain.jq.run;

import dev.coxswain.jq.value.Arithmetic;

/** {@code left + right}. */
public final class Addition extends Binary {
    public Addition(Node left, Node right) {
        super(left, right, Arithmetic::add);
    }
}
