package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * YAML as {@code sigs.k8s.io/yaml} writes it: keys in natural order, lists at the column of their
 * key, text quoted where YAML 1.1 would read it as something else, long lines folded at 80.
 */
public final class GoYaml {
    private final YamlScalars scalars = new YamlScalars();

    private GoYaml() {}

    /** The value as a document that ends in a newline. */
    public static String of(JsonNode value) {
        GoYaml yaml = new GoYaml();
        if (value.isContainerNode() && !value.isEmpty()) {
            yaml.block(value, 0, false);
        } else {
            yaml.scalars.value(value, 0);
            yaml.scalars.endLine();
        }
        return yaml.scalars.text();
    }

    /**
     * @param started whether the first entry goes on the line that has begun, behind a dash
     */
    private void block(JsonNode value, int indent, boolean started) {
        if (value.isObject()) {
            mapping(value, indent, started);
        } else {
            sequence(value, indent, started);
        }
    }

    private void mapping(JsonNode value, int indent, boolean started) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(value.properties());
        entries.sort((a, b) -> NaturalOrder.compare(a.getKey(), b.getKey()));
        boolean first = started;
        for (Map.Entry<String, JsonNode> each : entries) {
            if (!first) {
                scalars.indent(indent);
            }
            first = false;
            scalars.key(Json.NODES.textNode(each.getKey()), indent);
            scalars.raw(":");
            JsonNode inner = each.getValue();
            if (inner.isContainerNode() && !inner.isEmpty()) {
                scalars.endLine();
                block(inner, inner.isArray() ? indent : indent + 2, false);
            } else {
                scalars.raw(" ");
                scalars.value(inner, indent + 2);
                scalars.endLine();
            }
        }
    }

    private void sequence(JsonNode value, int indent, boolean started) {
        boolean first = started;
        for (JsonNode each : value) {
            if (!first) {
                scalars.indent(indent);
            }
            first = false;
            scalars.raw("- ");
            if (each.isContainerNode() && !each.isEmpty()) {
                block(each, indent + 2, true);
            } else {
                scalars.value(each, indent + 2);
                scalars.endLine();
            }
        }
    }
}
