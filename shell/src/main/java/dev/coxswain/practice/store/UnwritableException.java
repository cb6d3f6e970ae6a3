package dev.coxswain.practice.store;

import org.h2.mvstore.MVStoreException;

/** What was written could not be made durable: the disk is full, say. */
public final class UnwritableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private UnwritableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the reason the operating system gave, where there is one. */
    static UnwritableException of(MVStoreException failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return new UnwritableException(
                "the practice cluster's state cannot be written: " + reason.getMessage(), failure);
    }
}
