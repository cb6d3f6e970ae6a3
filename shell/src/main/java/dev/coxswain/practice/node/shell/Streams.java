package dev.coxswain.practice.node.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The three streams of a command; a write to a gone reader ends it. */
public record Streams(InputStream in, OutputStream out, OutputStream err, boolean terminal) {
    Streams withIn(InputStream other) {
        return new Streams(other, out, err, terminal);
    }

    Streams withOut(OutputStream other) {
        return new Streams(in, other, err, terminal);
    }

    Streams withErr(OutputStream other) {
        return new Streams(in, out, other, terminal);
    }

    void print(String text) {
        write(out, text);
    }

    void print(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void complain(String text) {
        write(err, text + "\n");
    }

    private static void write(OutputStream to, String text) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
