package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

/**
 * The rendering a command was asked for with {@code -o} and its companions.
 *
 * @param missingKeysFail whether a template that names what is not there is an error
 * @param template what stands behind the {@code =} of the format, or null
 */
public record Output(
        OutputFormat format,
        @Nullable String template,
        boolean noHeaders,
        boolean showManagedFields,
        boolean missingKeysFail) {
    /** A rendering in which a template's missing keys are no failure, as by default. */
    public Output(
            OutputFormat format,
            @Nullable String template,
            boolean noHeaders,
            boolean showManagedFields) {
        this(format, template, noHeaders, showManagedFields, false);
    }

    /** A table, or for writes the lines that say what was done. */
    public static final Output DEFAULT = new Output(OutputFormat.TABLE, null, false, false);

    public static Output of(OutputFormat format) {
        return new Output(format, null, false, false);
    }
}
