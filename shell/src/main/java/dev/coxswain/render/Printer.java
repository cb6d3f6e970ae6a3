package dev.coxswain.render;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Output;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Writes what a command gave in the rendering that was asked for. */
public final class Printer {
    private Printer() {}

    /**
     * Drains a result into a stream and flushes it; live results are flushed as they come. A reader
     * that went away ends the work quietly. The outcome is the caller's to ask for afterwards;
     * {@link Empty} and {@link Takeover} have nothing to print.
     *
     * @throws FailureException where a template is wrong or the text cannot be written
     */
    public static void print(Result result, OutputStream out, Traits traits) {
        try (result) {
            switch (result) {
                case Items items -> {
                    Sink sink = new Sink(out, traits);
                    renderer(items.output(), items.shape()).render(items, sink);
                    sink.flush();
                }
                case Lines lines -> copy(lines, out);
                case Empty _, Takeover _ -> {}
            }
        } catch (IOException e) {
            notWritten(e);
        }
    }

    /**
     * Writes out what a stream still holds. A reader that went away is no failure.
     *
     * @throws FailureException where it cannot be written
     */
    public static void flush(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            notWritten(e);
        }
    }

    /**
     * What comes of text that could not be written. A reader that went away is no failure.
     *
     * @throws FailureException where anything else kept it from being written
     */
    public static void notWritten(IOException e) {
        if (!isClosedPipe(e)) {
            throw new FailureException(new Failure.File("write: " + e.getMessage()), e);
        }
    }

    private static Renderer renderer(Output output, Items.Shape shape) {
        String template = output.template() == null ? "" : output.template();
        return switch (output.format()) {
            case TABLE -> shape.isWritten() ? new MessageRenderer() : new TableRenderer(output);
            case WIDE -> shape.isWritten() ? new MessageRenderer() : new TableRenderer(output);
            case JSON -> new JsonRenderer(output);
            case YAML -> new YamlRenderer(output);
            case NAME -> new NameRenderer();
            case JSONPATH, JSONPATH_FILE, JSONPATH_AS_JSON ->
                    new JsonPathRenderer(output, template);
            case CUSTOM_COLUMNS, CUSTOM_COLUMNS_FILE -> new CustomColumnsRenderer(output, template);
            case KYAML -> new KyamlRenderer(output);
            case GO_TEMPLATE, GO_TEMPLATE_FILE, TEMPLATE, TEMPLATE_FILE ->
                    new GoTemplateRenderer(output, template);
        };
    }

    /** Each piece is handed on as it comes: the text may be a log that grows. */
    private static void copy(Lines lines, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 14];
        for (int n = lines.bytes().read(buffer); n >= 0; n = lines.bytes().read(buffer)) {
            out.write(buffer, 0, n);
            out.flush();
        }
    }

    private static boolean isClosedPipe(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
        return message.contains("pipe") || message.contains("stream closed");
    }
}
