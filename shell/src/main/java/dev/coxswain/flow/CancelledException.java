package dev.coxswain.flow;

/** Ends work whose {@link Cancellation} was asked for; it carries no stack trace. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
