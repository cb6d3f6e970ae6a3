package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The fields of {@code metadata} that the server itself writes. */
public final class ObjectMeta {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final List<String> KEPT =
            List.of(
                    "uid",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "generation",
                    "namespace",
                    "name");

    private ObjectMeta() {}

    public static ObjectNode of(ObjectNode object) {
        JsonNode metadata = object.get("metadata");
        return metadata instanceof ObjectNode there ? there : object.putObject("metadata");
    }

    public static String name(JsonNode object) {
        return object.path("metadata").path("name").asText("");
    }

    public static String text(JsonNode object, String field) {
        return object.path("metadata").path(field).asText("");
    }

    public static boolean deleting(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    /** A new object's identity. */
    public static void begin(ObjectNode object, Kind kind, Instant now) {
        ObjectNode metadata = of(object);
        if (name(object).isEmpty()) {
            generateName(object);
        }
        metadata.remove(
                List.of(
                        "resourceVersion",
                        "deletionTimestamp",
                        "deletionGracePeriodSeconds",
                        "selfLink",
                        "generation"));
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", stamp(now));
        if (kind.counted()) {
            metadata.put("generation", 1);
        }
    }

    /** Names an object by its {@code generateName} and five letters; the real server's length. */
    public static void generateName(ObjectNode object) {
        String generate = text(object, "generateName");
        of(object).put("name", generate.substring(0, Math.min(58, generate.length())) + suffix());
    }

    /** An object's identity cannot be changed by writing it. */
    public static void keep(ObjectNode object, ObjectNode old) {
        ObjectNode metadata = of(object);
        for (String field : KEPT) {
            JsonNode value = old.path("metadata").path(field);
            if (value.isMissingNode()) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
        metadata.remove("selfLink");
        for (String field : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            if (metadata.has(field) && metadata.path(field).isEmpty()) {
                metadata.remove(field);
            }
        }
    }

    public static String stamp(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Five letters and digits that make a name nobody else has. */
    public static String suffix() {
        var text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
