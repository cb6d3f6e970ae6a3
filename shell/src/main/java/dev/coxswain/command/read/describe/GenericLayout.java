package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jsonpath.GoText;

import java.util.Set;

/** Objects of kinds without a layout of their own, field by field. */
final class GenericLayout implements Layout {
    private static final Set<String> HIDDEN =
            Set.of(
                    ".metadata.managedFields",
                    ".metadata.name",
                    ".metadata.namespace",
                    ".metadata.labels",
                    ".metadata.annotations");

    @Override
    public void write(JsonNode object, Sheet sheet, Surroundings around) {
        Metadata.head(object, sheet, true);
        members(object, sheet, 0, "");
        Events.write(object, sheet, around);
    }

    private static void members(JsonNode object, Sheet sheet, int level, String path) {
        Fields.sorted(object)
                .forEach(
                        (key, value) -> {
                            String inner = path + "." + key;
                            if (!HIDDEN.contains(inner)) {
                                member(key, value, sheet, level, inner);
                            }
                        });
    }

    private static void member(String key, JsonNode value, Sheet sheet, int level, String path) {
        String heading = Heading.of(key);
        if (value.isObject()) {
            sheet.line(level, heading + ":");
            members(value, sheet, level + 1, path);
        } else if (value.isArray()) {
            sheet.line(level, heading + ":");
            for (JsonNode each : value) {
                if (each.isObject()) {
                    members(each, sheet, level + 1, path);
                } else {
                    sheet.line(level + 1, GoText.of(each));
                }
            }
        } else {
            sheet.field(level, heading, GoText.of(value));
        }
    }
}
