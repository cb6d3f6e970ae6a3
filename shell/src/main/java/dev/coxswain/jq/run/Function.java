package dev.coxswain.jq.run;

import org.jspecify.annotations.Nullable;

/** A function defined in jq: its body is set once it is known, for it may call itself. */
public final class Function {
    private final int depth;
    private @Nullable Node body;

    /** Defined where {@code depth} bindings surround it. */
    public Function(int depth) {
        this.depth = depth;
    }

    public int depth() {
        return depth;
    }

    public void body(Node made) {
        body = made;
    }

    Node body() {
        Node known = body;
        if (known == null) {
            throw new IllegalStateException("not compiled yet");
        }
        return known;
    }
}
