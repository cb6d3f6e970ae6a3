package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlDocument;
import dev.coxswain.document.YamlException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

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
            return yaml ? yaml(body, what) : json(body, what);
        } catch (YamlException e) {
            throw unreadable(what, e.words(), body);
        } catch (UncheckedIOException e) {
            throw unreadable(what, noKind(JsonSyntax.problem(body)), body);
        }
    }

    private static Decoded yaml(byte[] body, String what) {
        YamlDocument document = Yaml.first(new String(body, StandardCharsets.UTF_8));
        return new Decoded(object(document.value(), body, what), document.repeated(), true);
    }

    private static Decoded json(byte[] body, String what) {
        JsonNode tree = Json.parse(body);
        if (tree.isMissingNode()) {
            throw unreadable(what, noKind(JsonSyntax.problem(body)), body);
        }
        return new Decoded(object(tree, body, what), Repeats.in(body), false);
    }

    private static ObjectNode object(JsonNode tree, byte[] body, String what) {
        if (tree.isNull()) {
            return Json.object();
        }
        if (!(tree instanceof ObjectNode object)) {
            throw unreadable(what, noKind(NO_OBJECT.formatted(TypeCheck.word(tree))), body);
        }
        for (String each : List.of("apiVersion", "kind")) {
            JsonNode given = object.path(each);
            if (object.hasNonNull(each) && !given.isTextual()) {
                String why =
                        "json: cannot unmarshal %s into Go struct field .%s of type string"
                                .formatted(TypeCheck.word(given), each);
                throw unreadable(what, noKind(why), body);
            }
        }
        return object;
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
    public static Decoded configuration(byte[] body, Kind kind, Write write) {
        YamlDocument document;
        try {
            document = Yaml.first(new String(body, StandardCharsets.UTF_8));
        } catch (YamlException e) {
            throw Faults.badRequest(
                    "error decoding YAML: error converting YAML to JSON: " + e.words());
        }
        if (!document.repeated().isEmpty() && write.validation().equals("Strict")) {
            throw Faults.badRequest(
                    "error strict decoding YAML: error converting YAML to JSON: "
                            + together(document.repeated()));
        }
        if (!(document.value() instanceof ObjectNode object)) {
            throw Faults.badRequest(
                    "error decoding YAML: json: cannot unmarshal %s into Go value of type map[string]interface {}"
                            .formatted(TypeCheck.word(document.value())));
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
        return new Decoded(object, document.repeated(), true);
    }

    /**
     * Throws where the object is of another kind, or says what the kind does not know; takes out of
     * the object what the kind has no field for.
     */
    public static void check(Kind kind, Decoded body, Write write) {
        check(kind, body, List.of(), write);
    }

    /** The same, with what else is to be told first. */
    static void check(Kind kind, Decoded body, List<String> first, Write write) {
        requireKind(kind, body.object());
        var unknown = new ArrayList<String>();
        TypeCheck.check(body, kind, unknown);
        var problems = new ArrayList<String>(first);
        boolean strict = write.validation().equals("Strict");
        if (strict && body.sorted() && !body.duplicates().isEmpty()) {
            problems.add(together(body.duplicates()));
        } else {
            problems.addAll(Repeats.known(body.duplicates(), unknown));
        }
        problems.addAll(unknown);
        if (write.validation().equals("Ignore") || problems.isEmpty()) {
            return;
        }
        if (strict) {
            throw TypeCheck.unhandled(
                    kind, "strict decoding error: " + String.join(", ", problems));
        }
        problems.forEach(write.warnings());
    }

    /** What go-yaml says of all keys that are there again. */
    private static String together(List<String> repeated) {
        return "yaml: unmarshal errors:\n  " + String.join("\n  ", repeated);
    }

    private static void requireKind(Kind kind, ObjectNode object) {
        String version = object.path("apiVersion").asText("");
        String name = object.path("kind").asText("");
        String expected = kind.type().kind();
        Schemas schemas = kind.schema().schemas();
        if (!name.isEmpty() && !name.equals(expected)) {
            ObjectNode whole = object.objectNode();
            whole.put("apiVersion", version.isEmpty() ? kind.type().apiVersion() : version);
            whole.put("kind", name);
            requireKind(expected, ApiVersions.home(kind.type().group()), whole, schemas);
        }
        if (version.isEmpty() || version.equals(kind.type().apiVersion())) {
            return;
        }
        if (!ApiVersions.has(version, expected, schemas)) {
            throw unregistered(expected, expected, version);
        }
        throw Faults.badRequest(
                "the API version in the data (%s) does not match the expected API version (%s)"
                        .formatted(version, kind.type().apiVersion()));
    }

    /**
     * Refuses an object of a kind that is not the expected one.
     *
     * @param home the package of the expected kind
     */
    static void requireKind(String expected, String home, ObjectNode object, Schemas schemas) {
        String version = object.path("apiVersion").asText("");
        String name = object.path("kind").asText("");
        if (!ApiVersions.has(version, name, schemas)) {
            throw unregistered(expected, name, version);
        }
        throw unhandled(
                expected,
                name,
                version,
                "converting (%s.%s) to (%s.%s): unknown conversion"
                        .formatted(shortVersion(version), name, home, expected));
    }

    private static StatusException unregistered(String expected, String name, String version) {
        return unhandled(
                expected,
                name,
                version,
                "no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/runtime/scheme.go:111\""
                        .formatted(name, version));
    }

    private static String shortVersion(String apiVersion) {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    private static StatusException unhandled(
            String expected, String name, String version, String why) {
        return Faults.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s"
                        .formatted(name, shortVersion(version), expected, why));
    }
}
