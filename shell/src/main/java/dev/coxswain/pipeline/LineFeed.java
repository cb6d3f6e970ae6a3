package dev.coxswain.pipeline;

import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.line.LineParser;
import dev.coxswain.line.Reading;
import dev.coxswain.line.Stage;
import dev.coxswain.line.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lines to be run, one after the other: those of a text, or of a stream as they come, each as soon
 * as it is whole.
 */
public final class LineFeed implements AutoCloseable {
    /**
     * How long whole Groovy waits for a line that goes on with it, {@code .name} or {@code else};
     * what a program writes at once is there long before.
     */
    private static final Duration GROOVY_PATIENCE = Duration.ofMillis(200);

    private final @Nullable ArrivingText arriving;
    private LineText text;
    private int at;

    private LineFeed(LineText text, @Nullable ArrivingText arriving) {
        this.text = text;
        this.arriving = arriving;
    }

    static LineFeed of(LineText text) {
        return new LineFeed(text, null);
    }

    /**
     * The lines of a stream, which is read on a thread of its own from now on.
     *
     * @param name what the stream is called where it cannot be read
     * @param keepGoing whether a line that fails does not end it
     */
    public static LineFeed of(
            InputStream bytes, String name, boolean keepGoing, Cancellation cancellation) {
        return new LineFeed(
                new LineText("", null, keepGoing), new ArrivingText(bytes, name, cancellation));
    }

    /** What has been read so far, the line last given included. */
    LineText text() {
        return text;
    }

    /**
     * The next line, waited for; null at the end, or where the waiting was given up.
     *
     * @param vocabulary asked whenever text is read, for lines change it
     * @throws FailureException where the stream is no text or cannot be read
     */
    @Nullable Reading next(Supplier<Vocabulary> vocabulary) {
        while (at < text.content().length() || more()) {
            Reading reading = LineParser.read(text.content(), at, vocabulary.get());
            boolean goesOn = goesOn(reading);
            if (arriving != null && arriving.isInterrupted()) {
                return null;
            }
            if (!goesOn) {
                at = reading.next();
                return reading;
            }
        }
        return null;
    }

    /** Whether lines were left, or may have come; false after the last. */
    boolean mayGoOn() {
        return at < text.content().length() || (arriving != null && !arriving.hasEnded());
    }

    /** Whether more text has come that may belong to a line. */
    private boolean goesOn(Reading reading) {
        if (reading.error() != null) {
            return false;
        }
        if (reading.missing() != null) {
            return more();
        }
        boolean last = reading.next() >= text.content().length();
        return last && endsInGroovy(reading) && arriving != null && more(arriving, GROOVY_PATIENCE);
    }

    private static boolean endsInGroovy(Reading reading) {
        var parts = reading.line().parts();
        return !parts.isEmpty() && parts.getLast().stages().getLast() instanceof Stage.Groovy;
    }

    private boolean more() {
        return arriving != null && taken(arriving, arriving.more());
    }

    private boolean more(ArrivingText from, Duration patience) {
        return taken(from, from.more(patience));
    }

    private boolean taken(ArrivingText from, boolean more) {
        if (more) {
            text = new LineText(from.text(), text.name(), text.keepGoing());
        }
        return more;
    }

    @Override
    public void close() {
        if (arriving != null) {
            arriving.close();
        }
    }
}
