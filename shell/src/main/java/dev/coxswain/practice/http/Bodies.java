package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Decoded;
import dev.coxswain.practice.api.Decoder;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Protobuf;
import dev.coxswain.practice.api.StatusException;

import java.util.List;

/** The bodies of requests, which are JSON, YAML or protocol buffers. */
record Bodies(Protobuf protobuf) {
    private static final String BUFFERS = "application/vnd.kubernetes.protobuf";
    private static final String PLAIN = "application/json, application/yaml";

    /**
     * The body as it was sent.
     *
     * @throws StatusException 413 where it is larger than the server takes
     */
    static byte[] bytes(Exchange exchange) {
        byte[] body = exchange.body();
        if (body == null) {
            throw new StatusException(
                    413,
                    "RequestEntityTooLarge",
                    "Request entity too large: limit is 3145728",
                    null);
        }
        return body;
    }

    /**
     * Reads a body that is one object of a kind.
     *
     * @throws StatusException 415 for another content type, 400 for a body that is none
     */
    Decoded decoded(Exchange exchange, String what) {
        String type = exchange.contentType();
        if (type.equals(BUFFERS)) {
            return protobuf.read(bytes(exchange), what).orElseThrow(() -> Faults.unread(PLAIN));
        }
        if (!List.of("", "application/json", "application/yaml").contains(type)) {
            throw Faults.unread(PLAIN + ", " + BUFFERS);
        }
        return Decoder.read(bytes(exchange), type.endsWith("yaml"), what);
    }

    /**
     * Reads a body that is no stored object but is sent to one: an eviction, say.
     *
     * @throws StatusException as {@link #decoded} does, and 400 for one of another kind
     */
    ObjectNode object(Exchange exchange, String what) {
        ObjectNode object = decoded(exchange, what).object();
        protobuf.requireKind(object, what);
        return object;
    }
}
