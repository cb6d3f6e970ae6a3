package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the outputs of jq's command line as its flags ask for. */
final class JqOutput {
    private final JqArguments arguments;
    private final OutputStream output;
    private final JqFormat format;
    private final boolean raw;
    private final boolean flush;
    private final StringBuilder text = new StringBuilder();

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
        this.format =
                new JqFormat(
                        arguments.indent,
                        arguments.has(JqFlag.SORT),
                        arguments.has(JqFlag.ASCII),
                        colors(arguments, streams.terminal(), environment, errors));
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

    void print(JsonNode value) {
        text.setLength(0);
        if (arguments.has(JqFlag.SEQ)) {
            text.append('\u001e');
        }
        if (raw && value.isTextual()) {
            rawText(value.textValue());
        } else {
            JqPrinter.print(value, format, text);
        }
        if (arguments.has(JqFlag.RAW0)) {
            text.append('\0');
        } else if (!arguments.has(JqFlag.JOIN)) {
            text.append('\n');
        }
        try {
            output.write(text.toString().getBytes(StandardCharsets.UTF_8));
            if (flush) {
                output.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rawText(String value) {
        if (arguments.has(JqFlag.RAW0) && value.indexOf('\0') >= 0) {
            throw new JqException("Cannot dump a string containing NUL with --raw-output0 option");
        }
        if (arguments.has(JqFlag.ASCII)) {
            String quoted = JqPrinter.print(TextNode.valueOf(value), format);
            text.append(quoted);
        } else {
            text.append(value);
        }
    }
}
