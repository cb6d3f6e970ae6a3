package dev.coxswain.flow;

/** Shows what long work is doing while it does it; what is shown vanishes when the work ends. */
@FunctionalInterface
public interface Progress {
    /** Says what is going on now, in a few words. */
    void now(String text);

    static Progress none() {
        return text -> {};
    }
}
