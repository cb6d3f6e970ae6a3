package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code wc}: how many lines, words and bytes, as the program of that name counts. */
final class CountFilter implements Filter {
    private static final Flag<Boolean> LINES =
            Flag.bool("lines").shorthand('l').help("Count the lines");
    private static final Flag<Boolean> WORDS =
            Flag.bool("words").shorthand('w').help("Count the words");
    private static final Flag<Boolean> BYTES =
            Flag.bool("bytes").shorthand('c').help("Count the bytes");

    @Override
    public Signature signature() {
        return Signature.of("wc", "Count lines, words and bytes").flag(LINES, WORDS, BYTES);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        return input -> counted(input, arguments, context);
    }

    private static Result counted(Result input, Arguments arguments, Context context) {
        return new Lines(
                new RenderedText(
                        sink -> {
                            try (InputStream text = TextFormats.open(context, input)) {
                                print(Counts.of(text), arguments, sink);
                            }
                        },
                        context.cancellation()),
                () -> Outcome.DONE);
    }

    private static void print(Counts counts, Arguments arguments, OutputStream sink)
            throws IOException {
        List<Long> shown = new ArrayList<>();
        boolean all = arguments.given().isEmpty();
        if (all || arguments.get(LINES)) {
            shown.add(counts.lines);
        }
        if (all || arguments.get(WORDS)) {
            shown.add(counts.words);
        }
        if (all || arguments.get(BYTES)) {
            shown.add(counts.bytes);
        }
        String line =
                shown.size() == 1
                        ? shown.getFirst().toString()
                        : String.join(" ", shown.stream().map("%7d"::formatted).toList());
        sink.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static final class Counts {
        private long lines;
        private long words;
        private long bytes;

        static Counts of(InputStream text) throws IOException {
            Counts counts = new Counts();
            boolean inWord = false;
            byte[] chunk = new byte[1 << 14];
            for (int size = text.read(chunk); size >= 0; size = text.read(chunk)) {
                counts.bytes += size;
                for (int i = 0; i < size; i++) {
                    boolean blank = chunk[i] == ' ' || (chunk[i] >= '\t' && chunk[i] <= '\r');
                    counts.lines += chunk[i] == '\n' ? 1 : 0;
                    counts.words += !blank && !inWord ? 1 : 0;
                    inWord = !blank;
                }
            }
            return counts;
        }
    }
}
