package dev.coxswain.practice.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A list that goes out as it is written, without a second copy in memory. Parts that many objects
 * share in the store become text once.
 */
final class ListStream {
    /** Flushing after each element would make every one a packet of its own. */
    private static final ObjectWriter WRITER =
            Json.mapper().writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    /** So many parts are watched for coming again. */
    private static final int MOST = 20_000;

    /** The parts that were met: empty for once, then their text. */
    private final IdentityHashMap<JsonNode, Optional<SerializableString>> met =
            new IdentityHashMap<>();

    private final JsonGenerator generator;

    private ListStream(JsonGenerator generator) {
        this.generator = generator;
    }

    /**
     * Answers with {@code head} and, in it, a field of all objects.
     *
     * @param form what of an object is written
     */
    static void send(
            Exchange exchange,
            ObjectNode head,
            String field,
            List<ObjectNode> objects,
            UnaryOperator<ObjectNode> form) {
        try (OutputStream out = exchange.stream("application/json");
                JsonGenerator generator = WRITER.createGenerator(out)) {
            var stream = new ListStream(generator);
            generator.writeStartObject();
            stream.fields(head);
            generator.writeArrayFieldStart(field);
            for (ObjectNode each : objects) {
                stream.whole(form.apply(each));
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
