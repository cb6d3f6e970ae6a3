package dev.coxswain.pipeline;

import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Which results are objects to whoever takes them, and the text of the others. */
final class TextFormats {
    private TextFormats() {}

    /** Whether nobody asked for text: {@code -o name}, {@code jsonpath} and their kin do. */
    static boolean isObjects(Result result) {
        if (!(result instanceof Items items)) {
            return false;
        }
        return switch (items.output().format()) {
            case TABLE, WIDE, JSON, YAML, KYAML -> true;
            case NAME,
                    JSONPATH,
                    JSONPATH_AS_JSON,
                    JSONPATH_FILE,
                    CUSTOM_COLUMNS,
                    CUSTOM_COLUMNS_FILE,
                    GO_TEMPLATE,
                    GO_TEMPLATE_FILE,
                    TEMPLATE,
                    TEMPLATE_FILE ->
                    false;
        };
    }

    /** Whether the values stand on their own and print as jq prints them. */
    static boolean isStream(Result result) {
        return result instanceof Items items
                && items.shape() == Items.Shape.STREAM
                && items.output().format() == dev.coxswain.result.OutputFormat.JSON;
    }

    static String text(Context context, Result result) {
        if (result instanceof Lines lines) {
            return Values.text(lines.bytes());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        context.tools().rendering().write(result, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The text of a result as it comes. */
    static InputStream open(Context context, Result result) {
        return result instanceof Lines lines
                ? lines.bytes()
                : new RenderedText(
                        sink -> context.tools().rendering().write(result, sink),
                        context.cancellation());
    }
}
