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
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Bodies of requests to trees, checked against the kind as strictly as was asked. */
public final class Decoder {
    private static final int SHOWN = 30;
    private static final String NO_OBJECT =
            "json: cannot unmarshal %s into Go value of type struct { APIVersion string"
                    + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
                    + " \"json:\\\"kind,omitempty\\\"\" }";

    private Decoder() {}

    /**
     * Reads JSON or YAML.
     *
     * @param what the kind that is expected, for the refusal
     * @throws StatusException 400 where it is neither
     */
    public static Decoded read(byte[] body, boolean yaml, String what) {
        try {
            JsonNode tree =
                    yaml ? Yaml.parse(new String(body, StandardCharsets.UTF_8)) : Json.parse(body);
            if (tree instanceof ObjectNode object) {
                return new Decoded(object, yaml ? List.of() : duplicates(body), yaml);
            }
            throw unreadable(what, noKind(NO_OBJECT.formatted(TypeCheck.word(tree))), body);
        } catch (YamlException e) {
            throw unreadable(what, e.words(), body);
        } catch (UncheckedIOException e) {
            throw unreadable(what, noKind(JsonSyntax.problem(body)), body);
        }
    }

    /** An object of a custom kind that does not say of which kind it is. */
    public static StatusException noKind(Kind kind, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return unreadable(kind.type().kind(), "Object 'Kind' is missing in '" + text + "'", body);
    }

    private static String noKind(String why) {
        return "couldn't get version/kind; json parse error: " + why;
    }

    /** What is said of a body that is no object at all. */
    static StatusException unreadable(String what, String why, byte[] body) {
        if (what.equals("DeleteOptions")) {
            return Faults.badRequest(why);
        }
        return Faults.badRequest(
                "the object provided is unrecognized (must be of type %s): %s (%s)"
                        .formatted(what, why, shown(body)));
    }

    /** JSON as it is, other bytes in hexadecimal, neither of them whole. */
    private static String shown(byte[] body) {
        if (body.length == 0) {
            return "<empty>";
        }
        byte[] head = Arrays.copyOf(body, Math.min(body.length, SHOWN));
        String text =
                body[0] == '{'
                        ? new String(head, StandardCharsets.UTF_8)
                        : HexFormat.of().formatHex(head);
        return body.length > SHOWN ? text + " ..." : text;
    }

    /**
     * Reads the body of a patch.
     *
     * @param type the patch's content type
     * @throws StatusException 400 with the server's words
     */
    public static JsonNode patch(byte[] body, String type) {
        boolean strategic = type.contains("strategic");
        String head = strategic ? "" : "error decoding patch: ";
        JsonNode patch;
        try {
            patch = Json.parse(body);
        } catch (UncheckedIOException e) {
            throw Faults.badRequest(head + JsonSyntax.problem(body));
        }
        boolean list = type.equals("application/json-patch+json");
        if (list ? !patch.isArray() : !patch.isObject()) {
            throw Faults.badRequest(
                    head
                            + "json: cannot unmarshal %s into Go value of type %s"
                                    .formatted(
                                            TypeCheck.word(patch),
                                            list
                                                    ? "[]handlers.jsonPatchOp"
                                                    : "map[string]interface {}"));
        }
        return patch;
    }

    /**
     * Reads the configuration of an apply.
     *
     * @throws StatusException 400 where it is no YAML, 400 and 500 as the server refuses it
     */
    public static Decoded configuration(byte[] body, Kind kind) {
        JsonNode tree;
        try {
            tree = Yaml.parse(new String(body, StandardCharsets.UTF_8));
        } catch (YamlException e) {
            throw Faults.badRequest(
                    "error decoding YAML: error converting YAML to JSON: " + e.words());
        }
        if (!(tree instanceof ObjectNode object)) {
            throw Faults.badRequest(
                    "error decoding YAML: json: cannot unmarshal %s into Go value of type map[string]interface {}"
                            .formatted(TypeCheck.word(tree)));
        }
        if (object.path("kind").asText("").isEmpty()) {
            String version = object.path("apiVersion").asText("");
            throw Faults.badRequest(
                    "invalid object type: "
                            + (version.contains("/") ? version : "/" + version)
                            + ", Kind=");
        }
        requireKind(kind, object);
        if (!object.path("metadata").path("managedFields").isEmpty()) {
            throw Faults.badRequest("metadata.managedFields must be nil");
        }
        Typed.check(object, kind);
        return new Decoded(object, List.of(), true);
    }

    /**
     * Throws where the object is of another kind, or says what the kind does not know; takes out of
     * the object what the kind has no field for.
     */
    public static void check(Kind kind, Decoded body, Write write) {
        requireKind(kind, body.object());
        var problems = new ArrayList<>(body.duplicates());
        TypeCheck.check(body, kind, problems);
        if (write.validation().equals("Ignore") || problems.isEmpty()) {
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
            String given = version.substring(version.indexOf('/') + 1);
            throw Faults.badRequest(
                    ApiVersions.known(version)
                            ? "the API version in the data (%s) does not match the expected API version (%s)"
                                    .formatted(version, kind.type().apiVersion())
                            : "%s in version \"%s\" cannot be handled as a %s: no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/runtime/scheme.go:111\""
                                    .formatted(
                                            name.isEmpty() ? expected : name,
                                            given,
                                            expected,
                                            name.isEmpty() ? expected : name,
                                            version));
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
