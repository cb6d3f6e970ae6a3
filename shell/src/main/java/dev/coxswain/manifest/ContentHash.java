package dev.coxswain.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.GoJson;
import dev.coxswain.document.Json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The suffix that names a config map or secret after its content, so that other content is another
 * object (kubectl/pkg/util/hash).
 */
public final class ContentHash {
    private static final int LENGTH = 10;

    private ContentHash() {}

    /** The suffix for the object, by its kind, name, type and content. */
    public static String of(ObjectNode object) {
        ObjectNode hashed = Json.object();
        hashed.set("kind", object.path("kind"));
        hashed.put("name", Json.text(object, "metadata", "name"));
        JsonNode data = object.path("data");
        if (Json.text(object, "kind").equals("Secret")) {
            hashed.put("type", Json.text(object, "type"));
            hashed.set("data", data.isMissingNode() ? Json.object() : data);
        } else {
            hashed.set("data", data.isMissingNode() ? Json.object() : data);
            if (!object.path("binaryData").isEmpty()) {
                hashed.set("binaryData", object.path("binaryData"));
            }
        }
        if (object.has("immutable")) {
            hashed.set("immutable", object.path("immutable"));
        }
        return ofFields(hashed);
    }

    /** The suffix for fields that were chosen already. */
    public static String ofFields(ObjectNode hashed) {
        return readable(sha256(GoJson.compact(hashed)).substring(0, LENGTH));
    }

    /** Letters that could spell a word, or look alike, give way to others. */
    private static String readable(String hex) {
        return hex.replace('0', 'g')
                .replace('1', 'h')
                .replace('3', 'k')
                .replace('a', 'm')
                .replace('e', 't');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
