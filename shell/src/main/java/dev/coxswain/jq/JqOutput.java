package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.JsonBytes;
import dev.coxswain.jq.value.JsonText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the outputs of jq's command line as its flags ask for. */
final class JqOutput {
    private static final JqFormat PLAIN_ASCII = new JqFormat(null, false, true, null);

    private final JqArguments arguments;
    private final OutputStream output;
    private final boolean raw;
    private final boolean flush;
    private final JsonBytes bytes;
    private final JsonText json;
    private final JqFormat messageFormat;

    JqOutput(
            JqArguments arguments,
            JqStreams streams,
            Map<String, String> environment,
            OutputStream output,
            Consumer<String> errors) {
        this.arguments = arguments;
        this.output = output;
        this.raw =
                arguments.has(JqFlag.RAW)
                        || arguments.has(JqFlag.JOIN)
                        || arguments.has(JqFlag.RAW0);
        this.flush = arguments.has(JqFlag.UNBUFFERED) || streams.terminal();
        JqFormat format =
                new JqFormat(
                        arguments.indent,
                        arguments.has(JqFlag.SORT),
                        arguments.has(JqFlag.ASCII),
                        colors(arguments, streams.terminal(), environment, errors));
        this.messageFormat = new JqFormat(null, format.sortKeys(), format.ascii(), format.colors());
        this.bytes = new JsonBytes(output);
        this.json = new JsonText(bytes, format, Integer.MAX_VALUE);
    }

    /** The environment's colours are looked at, and complained about, also where none are shown. */
    private static @Nullable JqColors colors(
            JqArguments arguments,
            boolean terminal,
            Map<String, String> environment,
            Consumer<String> errors) {
        String chosen = environment.get("JQ_COLORS");
        JqColors colors = chosen == null ? JqColors.standard() : JqColors.parse(chosen);
        if (colors == null) {
            errors.accept("Failed to set $JQ_COLORS\n");
            colors = JqColors.standard();
        }
        boolean wanted =
                arguments.has(JqFlag.COLOR)
                        || (terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
        return wanted && !arguments.has(JqFlag.MONOCHROME) ? colors : null;
    }

    /** How values are told on standard error: as outputs are, in one line. */
    JqFormat messageFormat() {
        return messageFormat;
    }

    void print(JsonNode value) {
        if (raw && value.isTextual()) {
            rawText(value);
        } else {
            if (arguments.has(JqFlag.SEQ)) {
                bytes.add('\u001e');
            }
            json.write(value);
        }
        if (arguments.has(JqFlag.RAW0)) {
            bytes.add('\0');
        } else if (!arguments.has(JqFlag.JOIN)) {
            bytes.add('\n');
        }
        bytes.drain();
        try {
            if (flush) {
                output.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A raw string is led by no record separator, and is JSON after all where it must be ASCII. */
    private void rawText(JsonNode value) {
        String text = value.textValue();
        if (arguments.has(JqFlag.ASCII)) {
            bytes.addText(JqPrinter.print(value, PLAIN_ASCII));
        } else if (arguments.has(JqFlag.RAW0) && text.indexOf('\0') >= 0) {
            throw new JqException("Cannot dump a string containing NUL with --raw-output0 option");
        } else {
            bytes.addText(text);
        }
    }
}
