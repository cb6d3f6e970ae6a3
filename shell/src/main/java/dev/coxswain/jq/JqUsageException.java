package dev.coxswain.jq;

/** Says that jq's command line was called the wrong way. */
final class JqUsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean advice;

    JqUsageException(String message, boolean advice) {
        super(message, null, false, false);
        this.advice = advice;
    }

    /** Whether the way to the help follows. */
    boolean advice() {
        return advice;
    }
}
