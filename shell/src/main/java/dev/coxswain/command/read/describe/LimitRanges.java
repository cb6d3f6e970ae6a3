package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Ranges that limits must lie in, a resource a line. */
final class LimitRanges {
    private static final String[] COLUMNS = {
        "Type",
        "Resource",
        "Min",
        "Max",
        "Default Request",
        "Default Limit",
        "Max Limit/Request Ratio"
    };
    private static final List<String> AMOUNTS =
            List.of("min", "max", "defaultRequest", "default", "maxLimitRequestRatio");

    private LimitRanges() {}

    /** The ranges of a namespace in one table. */
    static void all(List<JsonNode> ranges, Sheet sheet) {
        if (ranges.isEmpty()) {
            sheet.part("No LimitRange resource.\n");
            return;
        }
        sheet.part("Resource Limits\n");
        heading(sheet, " ");
        ranges.forEach(range -> rows(range, sheet, " "));
    }

    /** One range as a table. */
    static void one(JsonNode range, Sheet sheet) {
        heading(sheet, "");
        rows(range, sheet, "");
    }

    private static void heading(Sheet sheet, String indent) {
        List<String> rules = new ArrayList<>();
        for (String column : COLUMNS) {
            rules.add("-".repeat(column.length()));
        }
        sheet.part(indent + String.join("\t", COLUMNS) + "\n");
        sheet.part(indent + String.join("\t", rules) + "\n");
    }

    private static void rows(JsonNode range, Sheet sheet, String indent) {
        for (JsonNode item : Json.at(range, "spec", "limits")) {
            Set<String> resources = new TreeSet<>(Fields::byCodePoint);
            AMOUNTS.forEach(key -> item.path(key).fieldNames().forEachRemaining(resources::add));
            for (String resource : resources) {
                List<String> cells = new ArrayList<>();
                cells.add(indent + Json.text(item, "type"));
                cells.add(resource);
                AMOUNTS.forEach(key -> cells.add(Fields.or("-", item.path(key), resource)));
                sheet.line(0, cells.toArray(String[]::new));
            }
        }
    }
}
