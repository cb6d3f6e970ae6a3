package dev.coxswain.command.delete;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers to questions, read where no terminal is: one line of the standard input. */
final class Answers {
    private Answers() {}

    /** The next line without its end; empty at the end of the input. */
    static String line(InputStream input) {
        StringBuilder line = new StringBuilder();
        try {
            for (int b = input.read(); b >= 0 && b != '\n'; b = input.read()) {
                line.append((char) b);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(
                        line.toString().getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8)
                .strip();
    }
}
