package dev.coxswain.practice.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A list that goes out as it is written, without a second copy in memory. Parts that many objects
 * share in the store become text once.
 */
final class ListStream {
    /** Flushing after each element would make every one a packet of its own. */
    private static final ObjectWriter WRITER =
            Json.mapper().writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    /** As large as what TLS sends at once. */
    private static final int BUFFER = 1 << 14;

    /** So many parts are watched for coming again. */
    private static final int MOST = 20_000;

    /** The parts that were met: empty for once, then their text. */
    private final IdentityHashMap<JsonNode, Optional<SerializableString>> met =
            new IdentityHashMap<>();

    private final OutputStream out;
    private final JsonGenerator generator;

    private ListStream(OutputStream out, JsonGenerator generator) {
        this.out = out;
        this.generator = generator;
    }

    /** Writes one object of the list, in one value. */
    interface Form {
        void write(ObjectNode object, ListStream stream) throws IOException;
    }

    /**
     * Answers with {@code head} and, in it, a field of all objects.
     *
     * @param form how an object is written
     */
    static void send(
            Exchange exchange, ObjectNode head, String field, List<ObjectNode> objects, Form form) {
        try (OutputStream out =
                        new BufferedOutputStream(exchange.stream("application/json"), BUFFER);
                JsonGenerator generator = WRITER.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            var stream = new ListStream(out, generator);
            generator.writeStartObject();
            stream.fields(head);
            generator.writeArrayFieldStart(field);
            for (ObjectNode each : objects) {
                form.write(each, stream);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins an object with its first field. */
    void begin(String field) throws IOException {
        generator.writeStartObject();
        generator.writeFieldName(field);
    }

    /** Writes the name of the next field. */
    void name(String field) throws IOException {
        generator.writeFieldName(field);
    }

    /** Ends an object. */
    void end() throws IOException {
        generator.writeEndObject();
    }

    /** Writes a value. */
    void tree(JsonNode tree) throws IOException {
        whole(tree);
    }

    /** Writes a value that is JSON already. */
    void raw(String json) throws IOException {
        generator.writeRawValue(json);
    }

    /** Writes a value that is JSON already, or what it begins with and a part that goes on. */
    void raw(String lead, Outline.Part part) throws IOException {
        generator.writeRawValue(lead);
        generator.flush();
        out.write(part.json(), part.from(), part.to() - part.from());
    }

    /** Writes the rest of a value that was begun as JSON. */
    void rest(String json) throws IOException {
        generator.writeRaw(json);
    }

    private void fields(JsonNode object) throws IOException {
        for (var each : object.properties()) {
            generator.writeFieldName(each.getKey());
            value(each.getValue());
        }
    }

    private void value(JsonNode value) throws IOException {
        if (value.isTextual()) {
            generator.writeString(value.textValue());
        } else if (value.isContainerNode()) {
            part(value);
        } else {
            WRITER.writeValue(generator, value);
        }
    }

    private void part(JsonNode part) throws IOException {
        Optional<SerializableString> known = met.get(part);
        if (known == null) {
            if (met.size() < MOST) {
                met.put(part, Optional.empty());
            }
            whole(part);
            return;
        }
        SerializableString text = known.orElse(null);
        if (text == null) {
            text = new SerializedString(Json.compact(part));
            met.put(part, Optional.of(text));
        }
        generator.writeRawValue(text);
    }

    private void whole(JsonNode part) throws IOException {
        if (part.isObject()) {
            generator.writeStartObject();
            fields(part);
            generator.writeEndObject();
            return;
        }
        generator.writeStartArray();
        for (JsonNode each : part) {
            value(each);
        }
        generator.writeEndArray();
    }
}
