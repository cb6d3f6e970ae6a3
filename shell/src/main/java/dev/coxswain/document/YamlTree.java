package dev.coxswain.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns one composed YAML document into JSON, noting the line of each field. */
final class YamlTree {
    /** What aliases may make a document grow to, as go-yaml refuses bombs. */
    private static final int MOST_VALUES = 1_000_000;

    private static final int DEEPEST = 1_000;

    private static final Pattern WORDS = Pattern.compile("(?i)y|n|yes|no|on|off");

    private final int firstLine;
    private final boolean words;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private int values;

    /**
     * @param firstLine the line of the text the document begins at, from 1
     * @param words whether {@code yes}, {@code on} and their like are words
     */
    YamlTree(int firstLine, boolean words) {
        this.firstLine = firstLine;
        this.words = words;
    }

    int firstLine() {
        return firstLine;
    }

    Map<String, Integer> lines() {
        return lines;
    }

    List<String> repeated() {
        return List.copyOf(repeated);
    }

    JsonNode read(Node node, String path) {
        if (++values > MOST_VALUES) {
            throw new YamlException("document contains excessive aliasing", -1);
        }
        if (open.size() > DEEPEST) {
            throw new YamlException("exceeded max depth of " + DEEPEST, line(node));
        }
        for (Node outer : open) {
            if (outer == node) {
                throw new YamlException("anchor contains itself", line(node));
            }
        }
        open.push(node);
        try {
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar);
                case SequenceNode sequence -> sequence(sequence, path);
                case MappingNode mapping -> mapping(mapping, path);
                default -> throw new YamlException("unexpected " + node.getNodeType(), line(node));
            };
        } finally {
            open.pop();
        }
    }

    private int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + firstLine).orElse(firstLine);
    }

    private JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        String tag = scalar.getTag().getValue();
        if (words && tag.equals(YamlSchema.IMPLICIT) && WORDS.matcher(text).matches()) {
            return Json.NODES.textNode(text);
        }
        return switch (tag) {
            case YamlSchema.IMPLICIT -> YamlScalars.plain(text);
            case "tag:yaml.org,2002:int",
                    "tag:yaml.org,2002:float",
                    "tag:yaml.org,2002:bool",
                    "tag:yaml.org,2002:null" ->
                    YamlScalars.plain(text);
            case "tag:yaml.org,2002:binary" ->
                    Json.NODES.textNode(
                            new String(
                                    Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
            default -> Json.NODES.textNode(text);
        };
    }

    private JsonNode sequence(SequenceNode sequence, String path) {
        ArrayNode array = Json.array();
        int index = 0;
        for (Node each : sequence.getValue()) {
            String at = path + "[" + index++ + "]";
            lines.putIfAbsent(at, line(each));
            array.add(read(each, at));
        }
        return array;
    }

    private JsonNode mapping(MappingNode mapping, String path) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (isMerge(key)) {
                merge(tuple.getValueNode(), path, merged);
                continue;
            }
            String name = name(key);
            String at = path.isEmpty() ? name : path + "." + name;
            lines.putIfAbsent(at, line(key));
            if (fields.containsKey(name)) {
                repeated.add("line %d: key \"%s\" already set in map".formatted(line(key), name));
            }
            // Where a key stands twice, the last one counts.
            fields.put(name, read(tuple.getValueNode(), at));
        }
        ObjectNode object = Json.object();
        fields.forEach(object::set);
        merged.forEach(
                (name, value) -> {
                    if (!object.has(name)) {
                        object.set(name, value);
                    }
                });
        return object;
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getValue().equals("<<")
                && scalar.getTag().getValue().equals(YamlSchema.IMPLICIT);
    }

    private void merge(Node from, String path, Map<String, JsonNode> into) {
        if (from instanceof SequenceNode several) {
            several.getValue().forEach(each -> merge(each, path, into));
        } else if (read(from, path) instanceof ObjectNode object) {
            object.properties().forEach(each -> into.putIfAbsent(each.getKey(), each.getValue()));
        } else {
            throw new YamlException("map merge requires map or sequence of maps as the value", -1);
        }
    }

    private String name(Node key) {
        JsonNode value = read(key, "");
        if (value.isNull() || value.isContainerNode()) {
            throw new YamlException("a map key must be text, a number or a boolean", line(key));
        }
        return value.asText();
    }
}
