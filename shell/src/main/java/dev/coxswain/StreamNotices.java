package dev.coxswain;

import dev.coxswain.flow.Notices;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Notices as lines of standard error; what was printed before them is on the screen first. */
final class StreamNotices implements Notices {
    private final OutputStream error;
    private final OutputStream output;

    StreamNotices(OutputStream error, OutputStream output) {
        this.error = error;
        this.output = output;
    }

    @Override
    public synchronized void line(String text) {
        try {
            output.flush();
        } catch (IOException _) {
            // Told by whoever prints there.
        }
        try {
            error.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            error.flush();
        } catch (IOException _) {
            // There is nobody left to tell.
        }
    }
}
