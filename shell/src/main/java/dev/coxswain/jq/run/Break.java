package dev.coxswain.jq.run;

/** Leaves the label it belongs to. */
final class Break extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Object label;

    Break(Object label) {
        super("break", null, false, false);
        this.label = label;
    }
}
