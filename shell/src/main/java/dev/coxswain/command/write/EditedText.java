package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.GoJson;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.render.GoYaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Objects as a person edits them: a comment that explains, then one document. */
final class EditedText {
    private static final String HEAD =
            """
            # Please edit the object below. Lines beginning with a '#' will be ignored,
            # and an empty file will abort the edit. If an error occurs while saving this file will be
            # reopened with the relevant failures.
            #
            """;

    private final boolean json;
    private final boolean windows;

    /**
     * @param json whether the document is JSON, else YAML
     * @param windows whether its lines end as on Windows
     */
    EditedText(boolean json, boolean windows) {
        this.json = json;
        this.windows = windows;
    }

    String ending() {
        return json ? "json" : "yaml";
    }

    /** The document for some objects, without its comment. */
    String body(List<ObjectNode> objects) {
        JsonNode shown = objects.size() == 1 ? objects.getFirst() : list(objects);
        return json ? GoJson.indented(shown) + "\n" : GoYaml.of(shown);
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
     * @param reasons why the file is shown again, as lines; empty the first time
     */
    String file(List<String> reasons, String body) {
        StringBuilder text = new StringBuilder(HEAD);
        reasons.forEach(each -> text.append("# ").append(each.replace("\n", "\n# ")).append('\n'));
        if (!reasons.isEmpty()) {
            text.append("#\n");
        }
        text.append(body);
        return windows ? text.toString().replace("\n", "\r\n") : text.toString();
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
