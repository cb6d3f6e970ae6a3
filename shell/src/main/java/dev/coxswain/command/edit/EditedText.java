package dev.coxswain.command.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.write.Tree;
import dev.coxswain.document.GoJson;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.render.GoYaml;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Objects as a person edits them: a comment that explains, then one document. */
public final class EditedText {
    private final String format;
    private final boolean windows;

    /**
     * @param format json, yaml or kyaml
     * @param windows whether its lines end as on Windows
     */
    EditedText(String format, boolean windows) {
        this.format = format;
        this.windows = windows;
    }

    /** The ending of the file's name. */
    String ending() {
        return format;
    }

    /** The document for some objects, without its comment. */
    String body(List<ObjectNode> objects) {
        JsonNode shown = objects.size() == 1 ? objects.getFirst() : list(objects);
        return switch (format) {
            case "json" -> GoJson.indented(shown) + "\n";
            case "kyaml" -> kyaml(shown);
            default -> GoYaml.of(shown);
        };
    }

    private static String kyaml(JsonNode shown) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Items items =
                Items.of(
                        List.of(Item.of(shown)),
                        Items.Shape.ONE,
                        Output.of(OutputFormat.KYAML),
                        Outcome.DONE);
        Printer.print(items, text, Traits.PLAIN);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static ObjectNode list(List<ObjectNode> objects) {
        ObjectNode list = Tree.object("apiVersion", "v1");
        ArrayNode items = list.putArray("items");
        objects.forEach(items::add);
        list.put("kind", "List");
        list.putObject("metadata");
        return list;
    }

    /**
     * The whole file.
     *
     * @param head the comment that explains what is to be done
     * @param reasons why the file is shown again, as lines; empty the first time
     */
    String file(String head, List<String> reasons, String body) {
        if (format.equals("json")) {
            // JSON has no comments.
            return ends(body);
        }
        StringBuilder text = new StringBuilder(head);
        reasons.forEach(each -> text.append("# ").append(each.replace("\n", "\n# ")).append('\n'));
        if (!reasons.isEmpty()) {
            text.append("#\n");
        }
        return ends(text.append(body).toString());
    }

    private String ends(String text) {
        return windows ? text.replace("\n", "\r\n") : text;
    }

    /** The document of a file, without the lines that are comments. */
    static String stripped(String file) {
        return file.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /**
     * The objects of a document.
     *
     * @throws dev.coxswain.document.YamlException where it cannot be read
     */
    static List<ObjectNode> objects(String body) {
        List<ObjectNode> objects = new ArrayList<>();
        JsonNode value = Yaml.parse(body);
        if (Json.text(value, "kind").equals("List") && value.path("items").isArray()) {
            value.path("items")
                    .forEach(
                            each -> {
                                if (each instanceof ObjectNode object) {
                                    objects.add(object);
                                }
                            });
        } else if (value instanceof ObjectNode object) {
            objects.add(object);
        }
        return objects;
    }
}
