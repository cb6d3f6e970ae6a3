package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.Optional;

/**
 * A local port and the pod's port it leads to.
 *
 * @param local 0 for any free one
 */
record PortPair(int local, int remote) {

    /**
     * Reads {@code L:R}, {@code :R}, {@code R} or a named port, as kubectl does.
     *
     * @param found the pod or service named on the line
     */
    static PortPair parse(String text, PodFinder.Found found, JsonNode pod) {
        int colon = text.indexOf(':');
        String localText = colon < 0 ? text : text.substring(0, colon);
        String remoteText = colon < 0 ? text : text.substring(colon + 1);
        if (colon < 0 && isNumber(text)) {
            number(text, "local");
        }
        boolean service = found.type().kind().equals("Service");
        String target =
                service
                        ? Integer.toString(servicePort(found, pod, remoteText))
                        : podPort(pod, remoteText);
        if (colon < 0 && !isNumber(text)) {
            localText = service ? Integer.toString(port(found, text).path("port").asInt()) : target;
        }
        int remote = number(target, "remote");
        if (remote == 0) {
            throw FailureException.plain("remote port must be > 0");
        }
        return new PortPair(localText.isEmpty() ? 0 : number(localText, "local"), remote);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String text, String which) {
        String problem = "invalid syntax";
        if (isNumber(text)) {
            if (text.length() <= 5 && Integer.parseInt(text) <= 0xffff) {
                return Integer.parseInt(text);
            }
            problem = "value out of range";
        }
        throw FailureException.plain(
                "error parsing "
                        + which
                        + " port '"
                        + text
                        + "': strconv.ParseUint: parsing \""
                        + text
                        + "\": "
                        + problem);
    }

    private static String podPort(JsonNode pod, String text) {
        if (isNumber(text) || text.isEmpty()) {
            return text;
        }
        return containerPort(pod, text)
                .map(String::valueOf)
                .orElseThrow(
                        () ->
                                FailureException.plain(
                                        "Pod '"
                                                + Json.text(pod, "metadata", "name")
                                                + "' does not have a named port '"
                                                + text
                                                + "'"));
    }

    private static Optional<Integer> containerPort(JsonNode pod, String name) {
        for (JsonNode container : Json.at(pod, "spec", "containers")) {
            for (JsonNode port : container.path("ports")) {
                if (Json.text(port, "name").equals(name)) {
                    return Optional.of(port.path("containerPort").asInt());
                }
            }
        }
        return Optional.empty();
    }

    private static int servicePort(PodFinder.Found service, JsonNode pod, String text) {
        JsonNode port = port(service, text);
        JsonNode target = port.path("targetPort");
        int number = port.path("port").asInt();
        if (Json.text(service.json(), "spec", "clusterIP").equals("None")) {
            return number;
        }
        if (target.isTextual()) {
            return containerPort(pod, target.asText())
                    .orElseThrow(
                            () ->
                                    FailureException.plain(
                                            "Pod '"
                                                    + Json.text(pod, "metadata", "name")
                                                    + "' does not have a named port '"
                                                    + target.asText()
                                                    + "'"));
        }
        return target.asInt(0) == 0 ? number : target.asInt();
    }

    private static JsonNode port(PodFinder.Found service, String text) {
        for (JsonNode port : Json.at(service.json(), "spec", "ports")) {
            if (port.path("port").asText().equals(text) || Json.text(port, "name").equals(text)) {
                return port;
            }
        }
        throw FailureException.plain(
                isNumber(text)
                        ? "Service " + service.name() + " does not have a service port " + text
                        : "Service '"
                                + service.name()
                                + "' does not have a named port '"
                                + text
                                + "'");
    }
}
