package dev.coxswain.pipeline;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** {@code tee FILE}: the text goes on and into files. */
final class TeeFilter implements Filter {
    private static final Flag<Boolean> APPEND =
            Flag.bool("append").shorthand('a').help("Add to the files");

    @Override
    public Signature signature() {
        return Signature.of("tee", "Also write the text to files")
                .argument(Argument.rest("FILE"))
                .flag(APPEND);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        if (arguments.positional().isEmpty()) {
            throw FailureException.usage("tee needs a file");
        }
        return input -> split(input, arguments, context);
    }

    private static Result split(Result input, Arguments arguments, Context context) {
        List<OutputStream> files = new ArrayList<>();
        for (String name : arguments.positional()) {
            files.add(HostFiles.output(context.session(), name, arguments.get(APPEND)));
        }
        return new Lines(
                new RenderedText(
                        sink -> {
                            files.add(sink);
                            copy(context, input, files);
                        },
                        context.cancellation()),
                () -> Outcome.DONE);
    }

    private static void copy(Context context, Result input, List<OutputStream> sinks)
            throws IOException {
        try (InputStream text = TextFormats.open(context, input)) {
            byte[] bytes = new byte[1 << 14];
            for (int count = text.read(bytes); count >= 0; count = text.read(bytes)) {
                for (OutputStream sink : sinks) {
                    sink.write(bytes, 0, count);
                }
            }
        } finally {
            for (OutputStream sink : sinks) {
                sink.close();
            }
        }
    }
}
