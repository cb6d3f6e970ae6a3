package dev.coxswain.practice.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Bodies of requests to trees, checked against the kind as strictly as was asked. */
public final class Decoder {
    private Decoder() {}

    /**
     * Reads JSON or YAML.
     *
     * @param what the kind that is expected, for the refusal
     * @throws StatusException 400 where it is neither
     */
    public static ObjectNode read(byte[] body, boolean yaml, String what) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode tree = yaml ? Yaml.parse(text) : Json.parse(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw unreadable(what, "expected an object", text);
        } catch (UncheckedIOException | YamlException e) {
            String why = e.getMessage() == null ? "unreadable" : e.getMessage();
            throw unreadable(what, why.lines().findFirst().orElse(why), text);
        }
    }

    private static StatusException unreadable(String what, String why, String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + " ..." : text;
        return Faults.badRequest(
                "the object provided is unrecognized (must be of type %s): %s (%s)"
                        .formatted(what, why, shown));
    }

    /** Throws where the object is of another kind, or says what the kind does not know. */
    public static void check(Kind kind, ObjectNode object, byte[] body, Write write) {
        requireKind(kind, object);
        var problems = new ArrayList<String>();
        TypeCheck.check(object, kind, problems);
        if (write.validation().equals("Ignore")) {
            return;
        }
        problems.addAll(duplicates(body));
        if (problems.isEmpty()) {
            return;
        }
        if (write.validation().equals("Strict")) {
            throw TypeCheck.unhandled(
                    kind, "strict decoding error: " + String.join(", ", problems));
        }
        problems.forEach(write.warnings());
    }

    private static void requireKind(Kind kind, ObjectNode object) {
        String version = object.path("apiVersion").asText("");
        String name = object.path("kind").asText("");
        String expected = kind.type().kind();
        if (!version.isEmpty() && !version.equals(kind.type().apiVersion())) {
            throw Faults.badRequest(
                    "the API version in the data (%s) does not match the expected API version (%s)"
                            .formatted(version, kind.type().apiVersion()));
        }
        if (!name.isEmpty() && !name.equals(expected)) {
            throw Faults.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s: converting (%s) to (%s): unknown conversion"
                            .formatted(
                                    name,
                                    kind.type().version(),
                                    expected,
                                    kind.type().version() + "." + name,
                                    "core." + expected));
        }
    }

    private static List<String> duplicates(byte[] body) {
        var found = new ArrayList<String>();
        if (body.length == 0 || body[0] != '{') {
            return found;
        }
        try (JsonParser parser = Json.mapper().getFactory().createParser(body)) {
            Deque<Set<String>> seen = new ArrayDeque<>();
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.START_OBJECT) {
                    seen.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    seen.pop();
                } else if (token == JsonToken.FIELD_NAME
                        && !seen.getFirst().add(parser.currentName())) {
                    found.add("duplicate field \"" + path(parser) + "\"");
                }
                token = parser.nextToken();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String path(JsonParser parser) {
        var text = new StringBuilder();
        var at = parser.getParsingContext();
        while (at != null && !at.inRoot()) {
            String part =
                    at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.getCurrentName();
            text.insert(0, part);
            at = at.getParent();
        }
        return text.substring(1);
    }
}
