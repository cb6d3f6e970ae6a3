package dev.coxswain.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of answers what differs between any two clusters: uids, times, versions, addresses.
 *
 * @param namespace the namespace the requests were in
 */
record Mask(String namespace) {
    private static final Pattern UID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern TIME =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern GENERATED = Pattern.compile("\\b(made-)[a-z0-9]{5}\\b");
    private static final Pattern ADDRESS = Pattern.compile("\\b10\\.\\d+\\.\\d+\\.\\d+\\b");
    private static final Pattern RECORDED = Pattern.compile("in record \\(\\d+\\)");
    private static final Pattern NODE_PORT = Pattern.compile("\\b3[0-2]\\d{3}/TCP");
    private static final Pattern AGE = Pattern.compile("^\\d+s$");
    private static final Set<String> MACHINERY =
            Set.of("kube-controller-manager", "kube-scheduler", "kubelet", "kube-apiserver");

    /** The comparable part of an answer. */
    JsonNode of(Script.Step step, ObjectNode answer) {
        ObjectNode masked = answer.deepCopy();
        JsonNode body = masked.path("body");
        if (step.has("among")) {
            keep(body, Set.of(step.notes("among").getFirst().split(",")));
        }
        for (String pointer : step.notes("without")) {
            int cut = pointer.lastIndexOf('/');
            if (body.at(pointer.substring(0, cut)) instanceof ObjectNode parent) {
                parent.remove(pointer.substring(cut + 1));
            }
        }
        if (step.has("pick")) {
            ObjectNode picked = Json.object();
            step.notes("pick").forEach(each -> picked.set(each, body.at(each)));
            picked.properties().removeIf(each -> each.getValue().isMissingNode());
            masked.set("body", picked);
        }
        return value(masked, "", step.has("owners"));
    }

    /**
     * A refusal with its causes sorted, and the list that its message ends with: the server goes
     * through some in no order.
     */
    static JsonNode sorted(JsonNode answer) {
        JsonNode sorted = answer.deepCopy();
        if (sorted.path("body").path("details").path("causes") instanceof ArrayNode list) {
            List<JsonNode> causes = new ArrayList<>();
            list.forEach(causes::add);
            causes.sort(Comparator.comparing(JsonNode::toString));
            list.removeAll();
            list.addAll(causes);
        }
        String message = sorted.path("body").path("message").asText();
        int open = message.indexOf(": [");
        if (open > 0 && message.endsWith("]") && sorted.get("body") instanceof ObjectNode body) {
            String told = message.substring(open + 3, message.length() - 1);
            body.put(
                    "message",
                    message.substring(0, open + 3)
                            + Stream.of(told.split(", ")).sorted().collect(Collectors.joining(", "))
                            + "]");
        }
        return sorted;
    }

    private JsonNode value(JsonNode value, String field, boolean owners) {
        return switch (value.getNodeType()) {
            case OBJECT -> object(value, owners);
            case ARRAY -> {
                ArrayNode array = Json.array();
                value.forEach(each -> array.add(value(each, "", owners)));
                yield array;
            }
            case STRING -> TextNode.valueOf(text(value.asText(), field));
            case NUMBER -> field.equals("nodePort") ? Json.NODES.numberNode(30000) : value;
            default -> value;
        };
    }

    private ObjectNode object(JsonNode object, boolean owners) {
        var sorted = new TreeMap<String, JsonNode>();
        object.properties()
                .forEach(
                        each -> {
                            String name = each.getKey();
                            if (left(name, object)) {
                                return;
                            }
                            if (!name.equals("managedFields")) {
                                sorted.put(name, value(each.getValue(), name, owners));
                            } else if (owners) {
                                sorted.put(name, value(entries(each.getValue()), name, true));
                            }
                        });
        ObjectNode result = Json.object();
        sorted.forEach(result::set);
        return result;
    }

    /** The times of ownership, and the long texts about the columns of tables. */
    private static boolean left(String name, JsonNode object) {
        return switch (name) {
            case "time" -> object.has("fieldsType");
            case "description" -> object.has("priority") && object.has("format");
            default -> false;
        };
    }

    /** The machinery of the practice cluster keeps no ownership. */
    private static JsonNode entries(JsonNode entries) {
        ArrayNode kept = Json.array();
        for (JsonNode each : entries) {
            if (!MACHINERY.contains(each.path("manager").asText())) {
                kept.add(each);
            }
        }
        List<JsonNode> list = new ArrayList<>();
        kept.forEach(list::add);
        list.sort(Comparator.comparing(each -> each.path("manager").asText()));
        return Json.array().addAll(list);
    }

    private String text(String text, String field) {
        switch (field) {
            case "resourceVersion" -> {
                return text.matches("\\d+") ? "VERSION" : text;
            }
            case "continue" -> {
                return text.isEmpty() ? text : "TOKEN";
            }
            default -> {}
        }
        String masked = UID.matcher(text.replace(namespace, "NAMESPACE")).replaceAll("UID");
        masked = TIME.matcher(masked).replaceAll("TIME");
        masked = GENERATED.matcher(masked).replaceAll("$1SUFFIX");
        masked = ADDRESS.matcher(masked).replaceAll("ADDRESS");
        masked = RECORDED.matcher(masked).replaceAll("in record (VERSION)");
        masked = NODE_PORT.matcher(masked).replaceAll("30000/TCP");
        return AGE.matcher(masked).replaceAll("AGE");
    }

    private static void keep(JsonNode value, Set<String> names) {
        if (value instanceof ArrayNode array) {
            List<JsonNode> kept = new ArrayList<>();
            for (JsonNode each : array) {
                String name = name(each);
                if (name.isEmpty() || names.contains(name)) {
                    kept.add(each);
                }
            }
            array.removeAll();
            array.addAll(kept);
        }
        value.forEach(each -> keep(each, names));
    }

    private static String name(JsonNode element) {
        for (String field : List.of("name", "resource", "subresource", "version")) {
            if (element.hasNonNull(field)) {
                return element.path(field).asText();
            }
        }
        return element.path("metadata").path("name").asText("");
    }
}
