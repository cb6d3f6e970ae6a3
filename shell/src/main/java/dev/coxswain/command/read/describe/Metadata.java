package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sections made of an object's metadata. */
final class Metadata {
    private static final int LONGEST = 140;
    private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private Metadata() {}

    /** Name, labels and annotations; the namespace too where the kind shows it. */
    static void head(JsonNode object, Sheet sheet, boolean namespaced) {
        name(object, sheet, namespaced);
        notes(object, sheet);
    }

    static void name(JsonNode object, Sheet sheet, boolean namespaced) {
        sheet.field("Name", Fields.text(object, "metadata", "name"));
        if (namespaced) {
            sheet.field("Namespace", Fields.text(object, "metadata", "namespace"));
        }
    }

    /** Labels and annotations. */
    static void notes(JsonNode object, Sheet sheet) {
        labels(sheet, "", "Labels", Json.at(object, "metadata", "labels"));
        annotations(sheet, "Annotations", Json.at(object, "metadata", "annotations"));
    }

    /** A map, a pair a line; {@code indent} stands before each line. */
    static void labels(Sheet sheet, String indent, String title, JsonNode map) {
        List<String> lines = new ArrayList<>();
        Fields.sorted(map).forEach((key, value) -> lines.add(key + "=" + value.asText()));
        lines(sheet, indent, title, lines);
    }

    /** Lines one below the other behind a title, {@code <none>} for no lines. */
    static void lines(Sheet sheet, String indent, String title, List<String> lines) {
        sheet.part(indent + title + ":\t");
        if (lines.isEmpty()) {
            sheet.part("<none>\n");
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                sheet.part(indent);
                sheet.part("\t");
            }
            sheet.part(lines.get(i) + "\n");
        }
    }

    /** Annotations, long values on lines of their own; what apply remembers is left out. */
    static void annotations(Sheet sheet, String title, JsonNode map) {
        sheet.part(title + ":\t");
        Map<String, JsonNode> shown = Fields.sorted(map);
        shown.remove(APPLIED);
        if (shown.isEmpty()) {
            sheet.part("<none>\n");
            return;
        }
        boolean first = true;
        for (Map.Entry<String, JsonNode> each : shown.entrySet()) {
            if (!first) {
                sheet.part("\t");
            }
            first = false;
            annotation(sheet, each.getKey(), each.getValue().asText());
        }
    }

    private static void annotation(Sheet sheet, String key, String text) {
        String value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (bytes(value) + bytes(key) + 2 <= LONGEST && !value.contains("\n")) {
            sheet.part(key + ": " + value + "\n");
            return;
        }
        sheet.part(key + ":\n");
        for (String line : value.split("\n", -1)) {
            sheet.part("\t  " + shorten(line, LONGEST - 2) + "\n");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The first {@code most} bytes of UTF-8, cut between signs; dots where something is lost. */
    static String shorten(String text, int most) {
        if (bytes(text) <= most) {
            return text;
        }
        int end = 0;
        int size = 0;
        while (true) {
            int next = end + Character.charCount(text.codePointAt(end));
            size += bytes(text.substring(end, next));
            if (size > most) {
                return text.substring(0, end) + "...";
            }
            end = next;
        }
    }

    /** The owner that manages the object, or null. */
    static @Nullable JsonNode controller(JsonNode object) {
        for (JsonNode owner : Json.at(object, "metadata", "ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner;
            }
        }
        return null;
    }

    static void controlledBy(JsonNode object, Sheet sheet) {
        JsonNode owner = controller(object);
        if (owner != null) {
            sheet.field(
                    "Controlled By", Fields.text(owner, "kind") + "/" + Fields.text(owner, "name"));
        }
    }

    static void created(JsonNode object, Sheet sheet, Times times) {
        sheet.field("CreationTimestamp", times.stamp(object, "metadata", "creationTimestamp"));
    }

    /** The phase, or that the object is on its way out and since when. */
    static void status(JsonNode object, Sheet sheet, Times times) {
        sheet.field(
                "Status",
                Fields.has(object, "metadata", "deletionTimestamp")
                        ? terminating(object, times)
                        : Fields.text(object, "status", "phase"));
    }

    static String terminating(JsonNode object, Times times) {
        return "Terminating (lasts " + times.since(object, "metadata", "deletionTimestamp") + ")";
    }

    /** The storage class, the old annotation first. */
    static String storageClass(JsonNode object) {
        String old = "volume.beta.kubernetes.io/storage-class";
        JsonNode annotation = Json.at(object, "metadata", "annotations").path(old);
        return annotation.isTextual()
                ? annotation.asText()
                : Fields.text(object, "spec", "storageClassName");
    }
}
