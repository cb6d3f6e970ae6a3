package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Backstage;
import dev.coxswain.practice.api.Faults;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests beside the API, handed on to who does them. */
record Asides(Backstage backstage) {
    /** Answers a request, given the encoded segments of its path. */
    void answer(Exchange exchange, List<String> path) {
        List<String> decoded =
                path.stream().map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8)).toList();
        var call = new Backstage.Call(exchange.method(), decoded, asked(exchange));
        exchange.send(200, backstage.answer(call));
    }

    private static ObjectNode asked(Exchange exchange) {
        byte[] body = exchange.body();
        if (body == null || body.length == 0) {
            return Json.object();
        }
        try {
            if (Json.parse(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (UncheckedIOException _) {
            // Said below.
        }
        throw Faults.badRequest("the body is not a JSON object");
    }
}
