package dev.coxswain;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The three streams of a process, and which of them are a terminal.
 *
 * @param output buffered; whoever writes a whole result flushes it
 */
record Streams(
        InputStream input,
        OutputStream output,
        OutputStream error,
        boolean inputIsTerminal,
        boolean outputIsTerminal,
        boolean errorIsTerminal) {

    /** Whether a person sits there who can be asked. */
    boolean interactive() {
        return inputIsTerminal && (outputIsTerminal || errorIsTerminal);
    }
}
