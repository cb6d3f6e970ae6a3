package dev.coxswain.pipeline;

import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads lines and writes some; gives an exit code. */
@FunctionalInterface
interface LineFilter {
    int run(BufferedReader lines, Sink sink);

    /** Where the lines go. */
    @FunctionalInterface
    interface Sink {
        void line(String line);
    }

    /** The filter over a result's text, as it comes. */
    static Result over(Result input, LineFilter filter, Context context) {
        AtomicInteger code = new AtomicInteger();
        RenderedText text =
                new RenderedText(
                        sink -> {
                            try (BufferedReader lines =
                                    Values.reader(TextFormats.open(context, input))) {
                                code.set(filter.run(lines, line -> write(sink, line)));
                            }
                        },
                        context.cancellation());
        return new Lines(text, () -> code.get() == 0 ? Outcome.DONE : Outcome.exit(code.get()));
    }

    private static void write(OutputStream sink, String line) {
        try {
            sink.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
