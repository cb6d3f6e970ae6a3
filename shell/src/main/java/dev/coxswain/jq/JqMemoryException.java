package dev.coxswain.jq;

/** Ends a query that fills the memory; no {@code try} of the program sees it. */
public final class JqMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JqMemoryException() {
        super(
                "query needs more memory than the %d MB there are".formatted(megabytes()),
                null,
                false,
                false);
    }

    private static long megabytes() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }
}
