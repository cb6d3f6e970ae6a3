package dev.coxswain.jq;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * What jq's command line reads and writes.
 *
 * @param input standard input
 * @param output standard output
 * @param errors standard error
 * @param objects values that stand for standard input where they are at hand already, or null
 * @param terminal whether the output is a terminal, which gets colours
 */
public record JqStreams(
        InputStream input,
        OutputStream output,
        OutputStream errors,
        @Nullable JqInputs objects,
        boolean terminal) {

    /** Bytes in, bytes out, no terminal. */
    public static JqStreams of(InputStream input, OutputStream output, OutputStream errors) {
        return new JqStreams(input, output, errors, null, false);
    }
}
