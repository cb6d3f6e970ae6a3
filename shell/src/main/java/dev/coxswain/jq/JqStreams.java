package dev.coxswain.jq;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * What jq's command line reads and writes.
 *
 * @param input standard input
 * @param output standard output
 * @param errors standard error
 * @param terminal whether the output is a terminal, which gets colours
 */
public record JqStreams(
        InputStream input, OutputStream output, OutputStream errors, boolean terminal) {

    /** Bytes in, bytes out, no terminal. */
    public static JqStreams of(InputStream input, OutputStream output, OutputStream errors) {
        return new JqStreams(input, output, errors, false);
    }
}
