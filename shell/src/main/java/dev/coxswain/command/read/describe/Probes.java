package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a probe asks of its container, in one line. */
final class Probes {
    private static final String PLAIN = "-_.~$&+,/:;=@";

    private Probes() {}

    static String text(JsonNode probe) {
        String pace =
                "delay=%ss timeout=%ss period=%ss #success=%s #failure=%s"
                        .formatted(
                                Fields.number(probe, "initialDelaySeconds"),
                                Fields.number(probe, "timeoutSeconds"),
                                Fields.number(probe, "periodSeconds"),
                                Fields.number(probe, "successThreshold"),
                                Fields.number(probe, "failureThreshold"));
        return action(probe) + " " + pace;
    }

    private static String action(JsonNode probe) {
        if (Fields.has(probe, "exec")) {
            return "exec " + Fields.list(Json.at(probe, "exec", "command"));
        }
        if (Fields.has(probe, "httpGet")) {
            return "http-get " + address(probe.path("httpGet"));
        }
        if (Fields.has(probe, "tcpSocket")) {
            JsonNode socket = probe.path("tcpSocket");
            return "tcp-socket " + Json.text(socket, "host") + ":" + Json.text(socket, "port");
        }
        if (Fields.has(probe, "grpc")) {
            JsonNode grpc = probe.path("grpc");
            return "grpc <pod>:" + Fields.number(grpc, "port") + " " + Json.text(grpc, "service");
        }
        return "unknown";
    }

    private static String address(JsonNode get) {
        String host = Json.text(get, "host");
        String port = Json.text(get, "port");
        String path = Json.text(get, "path");
        String scheme = Json.text(get, "scheme").toLowerCase(Locale.ROOT);
        String name = host.contains(":") ? "[" + host + "]" : host;
        String slash = path.isEmpty() || path.startsWith("/") ? "" : "/";
        return (scheme.isEmpty() ? "" : scheme + ":")
                + "//"
                + (port.isEmpty() ? host : name + ":" + port)
                + slash
                + encoded(path);
    }

    /** The path as a URL has it; a query's question mark is part of the path here. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
