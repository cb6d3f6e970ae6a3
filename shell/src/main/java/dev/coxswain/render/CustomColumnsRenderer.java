package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.failure.FailureException;
import dev.coxswain.jsonpath.GoText;
import dev.coxswain.jsonpath.JsonPath;
import dev.coxswain.jsonpath.JsonPathException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code -o custom-columns}: a table of paths chosen by the person. */
final class CustomColumnsRenderer implements Renderer {
    private record Choice(String header, JsonPath path) {}

    private final boolean headers;
    private final List<Choice> choices;

    CustomColumnsRenderer(Output output, String argument) {
        if (argument.isEmpty()) {
            throw FailureException.plain(
                    "custom-columns format specified but no custom columns given");
        }
        this.headers = !output.noHeaders();
        this.choices =
                output.format() == OutputFormat.CUSTOM_COLUMNS_FILE
                        ? fromFile(argument)
                        : fromText(argument);
    }

    private static List<Choice> fromText(String spec) {
        // As in kubectl, commas within paths part columns too, and no path is read before all are.
        String[] parts = spec.split(",", -1);
        for (String part : parts) {
            if (!part.contains(":")) {
                throw FailureException.plain(
                        "unexpected custom-columns spec: "
                                + part
                                + ", expected <header>:<json-path-expr>");
            }
        }
        List<Choice> choices = new ArrayList<>();
        for (String part : parts) {
            int colon = part.indexOf(':');
            choices.add(choice(part.substring(0, colon), part.substring(colon + 1)));
        }
        return choices;
    }

    /** Two lines: headers, and below each its path. */
    private static List<Choice> fromFile(String file) {
        List<String> lines = Templates.read("template " + file, file).lines().toList();
        if (lines.size() < 2) {
            throw FailureException.plain(
                    "invalid template, missing "
                            + (lines.isEmpty() ? "header" : "spec")
                            + " line. Expected format is one line of space separated headers,"
                            + " one line of space separated column specs.");
        }
        String[] names = words(lines.get(0));
        String[] paths = words(lines.get(1));
        if (names.length != paths.length) {
            throw FailureException.plain(
                    "number of headers ("
                            + names.length
                            + ") and field specifications ("
                            + paths.length
                            + ") don't match");
        }
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            choices.add(choice(names[i], paths[i]));
        }
        return choices;
    }

    private static String[] words(String line) {
        return line.isBlank() ? new String[0] : line.strip().split("\\s+");
    }

    private static Choice choice(String header, String path) {
        try {
            return new Choice(header, JsonPath.relaxed(path));
        } catch (JsonPathException e) {
            throw FailureException.plain(e.getMessage());
        }
    }

    @Override
    public void render(Items items, Sink out) throws IOException {
        boolean live = items.live();
        TableLayout layout = new TableLayout();
        List<List<String>> waiting = new ArrayList<>();
        if (headers) {
            waiting.add(choices.stream().map(Choice::header).toList());
        }
        try (ItemSource source = items.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                waiting.add(row(item.json()));
                if (live) {
                    layout.print(waiting, out);
                    waiting.clear();
                    out.flush();
                }
            }
        } finally {
            // kubectl prints what it has, too, before the error of a path that does not fit.
            if (waiting.size() > (headers ? 1 : 0) || items.outcome().isDone()) {
                layout.print(waiting, out);
                out.flush();
            }
        }
    }

    private List<String> row(JsonNode json) {
        return choices.stream().map(choice -> cell(choice.path(), json)).toList();
    }

    private static String cell(JsonPath path, JsonNode json) {
        try {
            List<JsonNode> values = path.values(json);
            return values.isEmpty()
                    ? "<none>"
                    : Cells.escape(
                            values.stream().map(GoText::of).collect(Collectors.joining(",")));
        } catch (JsonPathException e) {
            throw FailureException.plain(e.getMessage());
        }
    }
}
