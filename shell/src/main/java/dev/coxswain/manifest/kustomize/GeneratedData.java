package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One entry of a generator: a config map or secret in the making.
 *
 * @param entry what the kustomization says of it
 */
record GeneratedData(Kustomization kustomization, JsonNode entry, String kind) {
    private static final Pattern LINE = Pattern.compile("(?<=\\G.{70})");
    private static final int LINE_LENGTH = 70;

    String behavior() {
        return Json.text(entry, "behavior");
    }

    boolean isHashed() {
        return !flag("disableNameSuffixHash");
    }

    private boolean flag(String name) {
        return entry.path("options").path(name).asBoolean()
                || kustomization.path("generatorOptions").path(name).asBoolean();
    }

    /**
     * The object, without the hash in its name.
     *
     * @throws FailureException in kubectl's words where a source cannot be read
     */
    ObjectNode object() {
        String name = Json.text(entry, "name");
        if (name.isEmpty()) {
            throw FailureException.plain(
                    "a " + kind.toLowerCase(Locale.ROOT) + " must have a name");
        }
        ObjectNode object = Json.object();
        object.put("apiVersion", "v1").put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (!Json.text(entry, "namespace").isEmpty()) {
            metadata.put("namespace", Json.text(entry, "namespace"));
        }
        pairs(metadata, "labels");
        pairs(metadata, "annotations");
        Map<String, byte[]> values = new DataSources(kustomization, entry).read(kind);
        if (kind.equals("Secret")) {
            String type = Json.text(entry, "type");
            object.put("type", type.isEmpty() ? "Opaque" : type);
            object.putObject("data");
            values.forEach((key, value) -> put(object, "data", key, encoded(value)));
        } else {
            values.forEach((key, value) -> sort(object, key, value));
        }
        if (flag("immutable")) {
            object.put("immutable", true);
        }
        return object;
    }

    /** What all generated objects get, then what this one gets. */
    private void pairs(ObjectNode metadata, String field) {
        for (JsonNode options :
                new JsonNode[] {kustomization.path("generatorOptions"), entry.path("options")}) {
            options.path(field)
                    .properties()
                    .forEach(
                            each ->
                                    metadata.withObjectProperty(field)
                                            .set(each.getKey(), each.getValue()));
        }
    }

    private void sort(ObjectNode object, String key, byte[] value) {
        try {
            put(
                    object,
                    "data",
                    key,
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
        } catch (CharacterCodingException _) {
            put(object, "binaryData", key, encoded(value));
        }
    }

    private void put(ObjectNode object, String field, String key, String value) {
        object.withObjectProperty(field).put(key, value);
    }

    /** In lines where it is longer than one. */
    private static String encoded(byte[] value) {
        String text = Base64.getEncoder().encodeToString(value);
        return text.length() < LINE_LENGTH ? text : String.join("\n", LINE.split(text)) + "\n";
    }
}
