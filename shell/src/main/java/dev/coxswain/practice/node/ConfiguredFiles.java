package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.store.Key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that volumes of ConfigMaps, Secrets, the downward API and tokens hold. */
final class ConfiguredFiles {
    private final Objects objects;

    ConfiguredFiles(Objects objects) {
        this.objects = objects;
    }

    private static Entry file(String text, int mode) {
        return Entry.file(text.getBytes(StandardCharsets.UTF_8), mode, Instant.EPOCH);
    }

    /** The files of one volume by their path in it. */
    Map<String, Entry> of(JsonNode pod, JsonNode spec) {
        var files = new HashMap<String, Entry>();
        if (spec.has("projected")) {
            int mode = Json.at(spec, "projected", "defaultMode").asInt(0644);
            Json.at(spec, "projected", "sources")
                    .forEach(source -> source(pod, source, mode, files));
        } else {
            JsonNode inner =
                    spec.path(
                            spec.has("configMap")
                                    ? "configMap"
                                    : spec.has("secret") ? "secret" : "downwardAPI");
            source(pod, spec, inner.path("defaultMode").asInt(0644), files);
        }
        return files;
    }

    private void source(JsonNode pod, JsonNode source, int mode, Map<String, Entry> into) {
        if (source.has("configMap")) {
            JsonNode spec = source.path("configMap");
            into.putAll(
                    content(
                            "configmaps",
                            Meta.namespace(pod),
                            Json.text(spec, "name"),
                            spec.path("items"),
                            mode));
        } else if (source.has("secret")) {
            JsonNode spec = source.path("secret");
            String name =
                    spec.has("secretName")
                            ? Json.text(spec, "secretName")
                            : Json.text(spec, "name");
            into.putAll(content("secrets", Meta.namespace(pod), name, spec.path("items"), mode));
        } else if (source.has("downwardAPI")) {
            for (JsonNode item : Json.at(source, "downwardAPI", "items")) {
                String value =
                        Environment.field(current(pod), Json.text(item, "fieldRef", "fieldPath"));
                into.put(item.path("path").asText(), file(value, item.path("mode").asInt(mode)));
            }
        } else if (source.has("serviceAccountToken")) {
            into.put(
                    Json.at(source, "serviceAccountToken", "path").asText("token"),
                    file("practice-token", mode));
        }
    }

    private JsonNode current(JsonNode pod) {
        return objects.get(Key.of("pods", pod)).map(each -> (JsonNode) each).orElse(pod);
    }

    private Map<String, Entry> content(
            String type, String namespace, String name, JsonNode items, int mode) {
        var files = new HashMap<String, Entry>();
        JsonNode object =
                objects.get(new Key(type, namespace, name))
                        .map(o -> (JsonNode) o)
                        .orElse(Json.object());
        var contents = contents(type, object);
        if (items.isArray() && !items.isEmpty()) {
            for (JsonNode item : items) {
                byte[] bytes = contents.get(item.path("key").asText());
                if (bytes != null) {
                    files.put(
                            item.path("path").asText(),
                            Entry.file(bytes, item.path("mode").asInt(mode), Meta.created(object)));
                }
            }
        } else {
            contents.forEach(
                    (key, bytes) -> files.put(key, Entry.file(bytes, mode, Meta.created(object))));
        }
        return files;
    }

    /** The entries of a ConfigMap or Secret as bytes. */
    static Map<String, byte[]> contents(String type, JsonNode object) {
        var all = new HashMap<String, byte[]>();
        boolean secret = type.equals("secrets");
        object.path("data")
                .properties()
                .forEach(
                        each ->
                                all.put(
                                        each.getKey(),
                                        secret
                                                ? decode(each.getValue())
                                                : each.getValue()
                                                        .asText()
                                                        .getBytes(StandardCharsets.UTF_8)));
        object.path("binaryData")
                .properties()
                .forEach(each -> all.put(each.getKey(), decode(each.getValue())));
        return all;
    }

    private static byte[] decode(JsonNode value) {
        return java.util.Base64.getMimeDecoder().decode(value.asText());
    }

    /** What keeps a pod's volumes from being mounted; empty when nothing does. */
    List<String> missing(JsonNode pod) {
        var all = new ArrayList<String>();
        for (JsonNode spec : Json.at(pod, "spec", "volumes")) {
            String lack = lack(pod, spec);
            for (JsonNode source : Json.at(spec, "projected", "sources")) {
                lack = lack.isEmpty() ? lack(pod, source) : lack;
            }
            if (!lack.isEmpty()) {
                String volume = spec.path("name").asText();
                all.add("MountVolume.SetUp failed for volume \"" + volume + "\" : " + lack);
            }
        }
        return all;
    }

    /** What a volume, or one source of a projected one, needs and is not there; else empty. */
    private String lack(JsonNode pod, JsonNode spec) {
        if (spec.has("configMap")) {
            return lack("configmaps", pod, spec.path("configMap"));
        }
        return spec.has("secret") ? lack("secrets", pod, spec.path("secret")) : "";
    }

    private String lack(String type, JsonNode pod, JsonNode source) {
        boolean secret = type.equals("secrets");
        String name = source.path("secretName").asText(source.path("name").asText());
        ObjectNode object = objects.get(new Key(type, Meta.namespace(pod), name)).orElse(null);
        if (source.path("optional").asBoolean()) {
            return "";
        }
        if (object == null) {
            return (secret ? "secret" : "configmap") + " \"" + name + "\" not found";
        }
        var contents = contents(type, object);
        for (JsonNode item : source.path("items")) {
            String key = item.path("key").asText();
            if (!contents.containsKey(key)) {
                return secret
                        ? "references non-existent secret key: " + key
                        : "configmap references non-existent config key: " + key;
            }
        }
        return "";
    }
}
