package dev.coxswain.jq.run;

import org.jspecify.annotations.Nullable;

/** One binding of a running program and those around it; never changed once made. */
public final class Env {
    final @Nullable Env parent;
    final Object value;
    final Run run;

    Env(@Nullable Env parent, Object value, Run run) {
        this.parent = parent;
        this.value = value;
        this.run = run;
    }

    /** The outermost environment of a run. */
    public static Env root(Run run) {
        return new Env(null, run, run);
    }

    public Env bind(Object bound) {
        return new Env(this, bound, run);
    }

    /** The run this belongs to. */
    public Run run() {
        return run;
    }

    Env up(int hops) {
        Env at = this;
        for (int i = 0; i < hops; i++) {
            at = java.util.Objects.requireNonNull(at.parent);
        }
        return at;
    }
}
