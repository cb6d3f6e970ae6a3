package dev.coxswain.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.document.GoJson;
import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled path of kubectl's own dialect (client-go's jsonpath package, not RFC 9535): text
 * outside braces is literal, {@code {range …}{end}} repeats, missing keys give nothing. Where Go
 * leaves the order of keys to chance, ours is the order of the keys.
 */
public final class JsonPath {
    private static final Pattern RELAXED =
            Pattern.compile("\\{\\.?([^{}]+)\\}|\\.?([^{}]+)", Pattern.DOTALL);

    private final List<Node> parts;
    private final Evaluation evaluation;

    private JsonPath(List<Node> parts, boolean strict) {
        this.parts = List.copyOf(parts);
        this.evaluation = new Evaluation(strict);
    }

    /**
     * Compiles a template such as {@code {.items[*].metadata.name}}.
     *
     * @throws JsonPathException where it does not parse
     */
    public static JsonPath compile(String template) {
        return compile(template, false);
    }

    /**
     * Compiles a template.
     *
     * @param strict whether a field that no value has is an error
     * @throws JsonPathException where it does not parse
     */
    public static JsonPath compile(String template, boolean strict) {
        return new JsonPath(Parser.parse(template), strict);
    }

    /**
     * Compiles a single path in the looser form of custom columns and {@code --sort-by}: {@code
     * metadata.name}, {@code .metadata.name}, {@code {.metadata.name}}.
     *
     * @throws JsonPathException where it does not parse
     */
    public static JsonPath relaxed(String path) {
        return compile(braced(path));
    }

    /** A path in the looser form as a template: {@code {.metadata.name}}. */
    public static String braced(String path) {
        if (path.isEmpty()) {
            return path;
        }
        Matcher matcher = RELAXED.matcher(path);
        if (!matcher.matches()) {
            throw new JsonPathException(
                    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or"
                            + " '{name1.name2}' or '{.name1.name2}'");
        }
        String inner = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return "{." + inner + "}";
    }

    /**
     * What each part of the template finds, one list a part, those inside a range once for each
     * turn.
     *
     * @throws JsonPathException where the path does not fit the value
     */
    public List<List<JsonNode>> results(JsonNode value) {
        List<List<JsonNode>> all = new ArrayList<>();
        run(value, 0, false, all);
        return all;
    }

    /** All values the path finds, in one list. */
    public List<JsonNode> values(JsonNode value) {
        return results(value).stream().flatMap(List::stream).toList();
    }

    /**
     * Runs parts from one on until the end of the range or template.
     *
     * @return the part after the end
     */
    private int run(JsonNode value, int from, boolean inRange, List<List<JsonNode>> all) {
        int at = from;
        while (at < parts.size()) {
            Node part = parts.get(at);
            if (inRange && part instanceof Node.Steps steps && steps.startsWith("end")) {
                return at + 1;
            }
            List<JsonNode> found = evaluation.walk(List.of(value), part);
            if (part instanceof Node.Steps steps && steps.startsWith("range")) {
                for (JsonNode each : found) {
                    run(each, at + 1, true, all);
                }
                at = afterRange(at + 1);
            } else {
                all.add(found);
                at++;
            }
        }
        return at;
    }

    /** What follows the end of a range; one that has none is followed by its own inside. */
    private int afterRange(int from) {
        int depth = 1;
        for (int i = from; i < parts.size(); i++) {
            if (parts.get(i) instanceof Node.Steps steps) {
                depth += steps.startsWith("range") ? 1 : steps.startsWith("end") ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return from;
    }

    /**
     * The template filled in: values of a part joined by blanks, maps and lists as JSON.
     *
     * @throws JsonPathException where the path does not fit the value
     */
    public String text(JsonNode value) {
        StringBuilder text = new StringBuilder();
        for (List<JsonNode> part : results(value)) {
            text.append(String.join(" ", part.stream().map(JsonPath::printed).toList()));
        }
        return text.toString();
    }

    /** The values of each part as an indented JSON array, as {@code jsonpath-as-json} prints. */
    public String json(JsonNode value) {
        StringBuilder text = new StringBuilder();
        for (List<JsonNode> part : results(value)) {
            ArrayNode array = Json.array();
            part.forEach(array::add);
            text.append(GoJson.indented(array)).append('\n');
        }
        return text.toString();
    }

    private static String printed(JsonNode value) {
        return value.isContainerNode() || value.isNull() ? GoJson.compact(value) : GoText.of(value);
    }
}
