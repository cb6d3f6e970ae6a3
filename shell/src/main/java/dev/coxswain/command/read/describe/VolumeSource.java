package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.jsonpath.GoText;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one kind of volume is described.
 *
 * @param field where a volume has its source
 * @param type what kind of volume it is, in words
 * @param lines what is shown of it
 * @param rest what else there is to show
 */
record VolumeSource(String field, String type, List<Line> lines, BiConsumer<JsonNode, Sheet> rest) {

    /** A line: its title up to the tab, and how its value is read. */
    record Line(String title, Function<JsonNode, String> value) {}

    static VolumeSource source(String field, String type, Line... lines) {
        return new VolumeSource(field, type, List.of(lines), (_, _) -> {});
    }

    /** Writes the first of {@code sources} that the volume has; false where it has none. */
    static boolean write(List<VolumeSource> sources, JsonNode volume, Sheet sheet) {
        for (VolumeSource source : sources) {
            JsonNode node = volume.path(source.field);
            if (node.isObject()) {
                source.write(node, sheet);
                return true;
            }
        }
        return false;
    }

    private void write(JsonNode source, Sheet sheet) {
        sheet.field(2, "Type", type);
        lines.forEach(line -> sheet.line(2, line.title, line.value.apply(source)));
        rest.accept(source, sheet);
    }

    static Line text(String title, String... path) {
        return new Line(title + ":", node -> Json.text(node, path));
    }

    static Line number(String title, String... path) {
        return new Line(title + ":", node -> Fields.number(node, path));
    }

    static Line flag(String title, String... path) {
        return new Line(title + ":", node -> Fields.flag(node, path));
    }

    static Line or(String title, String other, String... path) {
        return new Line(title + ":", node -> Fields.or(other, node, path));
    }

    static Line list(String title, String... path) {
        return new Line(title + ":", node -> Fields.list(Json.at(node, path)));
    }

    static Line map(String title, String... path) {
        return new Line(
                title + ":",
                node -> Fields.filled(node, path) ? GoText.of(Json.at(node, path)) : "map[]");
    }

    /** A reference as Go prints the structure, with the fields its type has. */
    static Line reference(String title, String type, String... fields) {
        return new Line(
                title + ":",
                node -> {
                    JsonNode reference = node.path("secretRef");
                    if (!reference.isObject()) {
                        return "nil";
                    }
                    List<String> parts = new ArrayList<>();
                    for (String field : fields) {
                        String name = Character.toUpperCase(field.charAt(0)) + field.substring(1);
                        parts.add(name + ":" + Json.text(reference, field) + ",");
                    }
                    return "&" + type + "{" + String.join("", parts) + "}";
                });
    }
}
