package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Pod templates: their equality and their hash. */
final class Template {
    static final String HASH = "pod-template-hash";
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private Template() {}

    /** The template without the label its controller adds. */
    static JsonNode bare(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (copy.path("metadata").path("labels") instanceof ObjectNode labels) {
            labels.remove(HASH);
            labels.remove("controller-revision-hash");
        }
        return copy;
    }

    /** A short name for the template's content, in the letters Kubernetes uses. */
    static String hash(JsonNode template, int collisions) {
        int hash = 0x811c9dc5;
        String text = Json.compact(sorted(bare(template))) + (collisions == 0 ? "" : collisions);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        var name = new StringBuilder();
        for (char digit : Integer.toUnsignedString(hash).toCharArray()) {
            name.append(LETTERS.charAt(digit % LETTERS.length()));
        }
        return name.toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(each -> fields.put(each.getKey(), sorted(each.getValue())));
            ObjectNode copy = Json.object();
            fields.forEach(copy::set);
            return copy;
        }
        if (node.isArray()) {
            var copy = Json.array();
            node.forEach(each -> copy.add(sorted(each)));
            return copy;
        }
        return node;
    }

    /** A whole number or a percentage of a total. */
    static int portion(JsonNode value, int total, boolean up, String otherwise) {
        String text = value.isMissingNode() || value.isNull() ? otherwise : value.asText();
        if (!text.endsWith("%")) {
            return Integer.parseInt(text);
        }
        double share = Double.parseDouble(text.substring(0, text.length() - 1)) * total / 100;
        return (int) (up ? Math.ceil(share) : Math.floor(share));
    }
}
