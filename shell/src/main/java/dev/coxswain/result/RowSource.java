package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

/** Batches of rows, pulled as they arrive. */
public interface RowSource extends AutoCloseable {
    /** The next batch, waiting for it if need be; null at the end. */
    @Nullable RowBatch next();

    @Override
    void close();
}
