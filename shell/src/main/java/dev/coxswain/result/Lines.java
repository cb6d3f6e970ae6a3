package dev.coxswain.result;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Text, or whatever bytes a container sent; read once, as it comes. */
public final class Lines implements Result {
    private final InputStream bytes;
    private final Supplier<Outcome> outcome;

    /**
     * @param outcome asked after the bytes have ended
     */
    public Lines(InputStream bytes, Supplier<Outcome> outcome) {
        this.bytes = bytes;
        this.outcome = outcome;
    }

    /** Text that is there already, printed as it is. */
    public static Lines of(String text) {
        return new Lines(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.DONE);
    }

    /** The bytes; UTF-8 where they are text. Reading blocks while the source lives. */
    public InputStream bytes() {
        return bytes;
    }

    @Override
    public Outcome outcome() {
        return outcome.get();
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException _) {
            // Nothing is lost: the reader has what it wanted.
        }
    }
}
