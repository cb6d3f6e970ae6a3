package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.ProtoFields;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies that are protocol buffers, as the trees their JSON would be. */
public final class Protobuf {
    private static final String PREFIX = "k8s\0";

    /** Where the names of schemas begin that are no kind of their own. */
    private static final List<String> HOMES =
            List.of("io.k8s.api.", "io.k8s.apimachinery.pkg.apis.");

    /** The packages of kinds that are only sent to other objects. */
    private static final Map<String, String> BELOW =
            Map.of("Eviction", "policy", "Scale", "autoscaling", "TokenRequest", "authentication");

    private final Kinds kinds;
    private @Nullable MessageReader messages;

    public Protobuf(Kinds kinds) {
        this.kinds = kinds;
    }

    /** The envelope around an object. */
    private record Envelope(String apiVersion, String kind, ProtoFields content) {}

    /**
     * Reads an object.
     *
     * @param what the kind that is expected
     * @return empty where no fields of such an object are known here
     * @throws StatusException 400 where it is no object
     */
    public Optional<Decoded> read(byte[] body, String what) {
        Envelope envelope = envelope(body, what);
        String kind = envelope.kind().isEmpty() ? what : envelope.kind();
        String schema = schema(envelope.apiVersion(), kind);
        MessageReader reader = messages();
        if (!reader.knows(schema)) {
            return Optional.empty();
        }
        try {
            ObjectNode object = Json.object();
            if (!envelope.kind().isEmpty()) {
                object.put("apiVersion", envelope.apiVersion()).put("kind", kind);
            }
            reader.read(envelope.content(), schema, object);
            return Optional.of(Decoded.of(object));
        } catch (IOException e) {
            String version = envelope.apiVersion();
            throw Faults.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s: %s"
                            .formatted(
                                    kind,
                                    version.substring(version.indexOf('/') + 1),
                                    what,
                                    e.getMessage()));
        }
    }

    /**
     * Throws 400 where an object says it is of a kind that cannot be taken for another.
     *
     * @param what the kind that is expected, which any group may have
     */
    public void requireKind(ObjectNode object, String what) {
        String name = object.path("kind").asText("");
        if (!name.isEmpty() && !name.equals(what)) {
            String home = BELOW.getOrDefault(what, "core");
            Decoder.requireKind(what, home, object, kinds.schemas());
        }
    }

    private static Envelope envelope(byte[] body, String what) {
        if (body.length == 0) {
            throw Decoder.unreadable(what, "empty data", body);
        }
        if (!startsRight(body)) {
            throw Decoder.unreadable(
                    what,
                    "provided data does not appear to be a protobuf message, expected prefix"
                            + " [107 56 115 0]",
                    body);
        }
        if (body.length == PREFIX.length()) {
            throw Decoder.unreadable(what, "empty body", body);
        }
        try {
            var fields = new ProtoFields(Arrays.copyOfRange(body, PREFIX.length(), body.length));
            return envelope(fields);
        } catch (IOException e) {
            throw Decoder.unreadable(what, String.valueOf(e.getMessage()), body);
        }
    }

    private static boolean startsRight(byte[] body) {
        for (int index = 0; index < PREFIX.length(); index++) {
            if (index >= body.length || body[index] != PREFIX.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private static Envelope envelope(ProtoFields fields) throws IOException {
        String[] type = {"", ""};
        var content = new ProtoFields(new byte[0]);
        while (fields.next()) {
            if (fields.number() == 1) {
                ProtoFields words = fields.message();
                while (words.next()) {
                    if (words.number() <= type.length) {
                        type[words.number() - 1] = words.text();
                    }
                }
            } else if (fields.number() == 2) {
                content = fields.message();
            }
        }
        return new Envelope(type[0], type[1], content);
    }

    private String schema(String apiVersion, String kindName) {
        for (Kind each : kinds.all()) {
            boolean version = apiVersion.isEmpty() || each.type().apiVersion().equals(apiVersion);
            if (version && each.type().kind().equals(kindName)) {
                return each.custom() ? "" : each.schemaName();
            }
        }
        String group =
                apiVersion.contains("/")
                        ? apiVersion.substring(0, apiVersion.indexOf('/'))
                        : "core";
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        int dot = group.indexOf('.');
        String tail = (dot < 0 ? group : group.substring(0, dot)) + "." + version + "." + kindName;
        return HOMES.stream()
                .map(
                        home ->
                                home
                                        + (kindName.equals("DeleteOptions")
                                                ? "meta.v1." + kindName
                                                : tail))
                .filter(messages()::knows)
                .findFirst()
                .orElse("");
    }

    /** Read late: most clusters never see such a body. */
    private synchronized MessageReader messages() {
        MessageReader reader = messages;
        if (reader == null) {
            JsonNode numbers = Schemas.resource("numbers.json");
            reader = new MessageReader(kinds.schemas(), numbers);
            messages = reader;
        }
        return reader;
    }
}
