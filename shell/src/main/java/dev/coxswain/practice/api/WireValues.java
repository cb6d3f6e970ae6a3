package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.ProtoFields;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Values that are a message in protocol buffers and something plainer in JSON. */
final class WireValues {
    private static final String APIS = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String EXTENSIONS =
            "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON";

    /** The schema of schemas. */
    static final String DEFINITION = EXTENSIONS + "SchemaProps";

    private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
    private static final String PORT = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    private static final Set<String> RAW =
            Set.of(EXTENSIONS, APIS + "FieldsV1", "io.k8s.apimachinery.pkg.runtime.RawExtension");
    private static final DateTimeFormatter MICRO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private WireValues() {}

    /** Reads a schema that lies within a value. */
    @FunctionalInterface
    interface Definitions {
        JsonNode read(ProtoFields at) throws IOException;
    }

    static boolean special(String schema) {
        return schema.equals(QUANTITY)
                || schema.equals(PORT)
                || RAW.contains(schema)
                || schema.startsWith(DEFINITION + "Or")
                || Set.of(APIS + "Time", APIS + "MicroTime", APIS + "Duration").contains(schema);
    }

    /** The value; null for a time that is none, and the like. */
    static @Nullable JsonNode read(ProtoFields at, String schema, Definitions definitions)
            throws IOException {
        ProtoFields message = at.message();
        if (schema.equals(QUANTITY)) {
            return message.next() ? TextNode.valueOf(message.text()) : null;
        }
        if (schema.equals(PORT)) {
            return numberOrText(message);
        }
        if (RAW.contains(schema)) {
            return raw(message);
        }
        if (schema.startsWith(DEFINITION + "Or")) {
            return alternative(message, schema, definitions);
        }
        return schema.endsWith("Duration") ? duration(message) : time(message, schema);
    }

    private static JsonNode numberOrText(ProtoFields message) throws IOException {
        boolean isText = false;
        long number = 0;
        String text = "";
        while (message.next()) {
            switch (message.number()) {
                case 1 -> isText = message.varint() != 0;
                case 2 -> number = message.varint();
                default -> text = message.text();
            }
        }
        return isText ? TextNode.valueOf(text) : LongNode.valueOf(number);
    }

    private static @Nullable JsonNode raw(ProtoFields message) throws IOException {
        if (!message.next() || message.isBlank()) {
            return null;
        }
        try {
            return Json.parse(message.bytes());
        } catch (UncheckedIOException e) {
            throw new IOException(JsonSyntax.problem(message.bytes()), e);
        }
    }

    private static JsonNode duration(ProtoFields message) throws IOException {
        long nanoseconds = message.next() ? message.varint() : 0;
        return TextNode.valueOf(nanoseconds / 1_000_000_000 + "s");
    }

    private static @Nullable JsonNode time(ProtoFields message, String schema) throws IOException {
        long seconds = 0;
        long nanoseconds = 0;
        boolean given = false;
        while (message.next()) {
            if (message.number() == 1) {
                seconds = message.varint();
                given = true;
            } else {
                nanoseconds = message.varint();
            }
        }
        if (!given) {
            return null;
        }
        try {
            Instant time = Instant.ofEpochSecond(seconds, nanoseconds);
            boolean micro = schema.endsWith("MicroTime");
            return TextNode.valueOf(
                    micro ? MICRO.format(time) : Instant.ofEpochSecond(seconds).toString());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("a time that is none", e);
        }
    }

    /** A schema, or many of them, or whether anything is allowed, or names. */
    private static JsonNode alternative(ProtoFields message, String schema, Definitions definitions)
            throws IOException {
        JsonNode one = BooleanNode.FALSE;
        ArrayNode list = Json.array();
        while (message.next()) {
            if (schema.endsWith("OrBool")) {
                one =
                        message.number() == 1
                                ? BooleanNode.valueOf(message.varint() != 0)
                                : definitions.read(message);
            } else if (message.number() == 1) {
                one = definitions.read(message);
            } else if (schema.endsWith("OrStringArray")) {
                list.add(message.text());
            } else {
                list.add(definitions.read(message));
            }
        }
        return list.isEmpty() ? one : list;
    }
}
