package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

/**
 * The rendering a command was asked for with {@code -o} and its companions.
 *
 * @param template what stands behind the {@code =} of the format, or null
 */
public record Output(
        OutputFormat format,
        @Nullable String template,
        boolean noHeaders,
        boolean showManagedFields) {
    /** A table, or for writes the lines that say what was done. */
    public static final Output DEFAULT = new Output(OutputFormat.TABLE, null, false, false);

    public static Output of(OutputFormat format) {
        return new Output(format, null, false, false);
    }
}
