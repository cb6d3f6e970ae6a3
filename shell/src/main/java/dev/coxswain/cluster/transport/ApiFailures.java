package dev.coxswain.cluster.transport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.Failure.Api;
import dev.coxswain.failure.FailureException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's refusal as facts: its Status object, or for any other body what client-go makes of the
 * bare HTTP status.
 */
final class ApiFailures {
    private ApiFailures() {}

    /** What was asked, for refusals that do not say it themselves. */
    record Asked(String method, String path) {}

    /** The bare answer. */
    record Refusal(int code, String contentType, String retryAfter, byte[] body) {}

    static FailureException of(Asked asked, Refusal refusal) {
        try {
            JsonNode body = Json.parse(refusal.body);
            if (Json.text(body, "kind").equals("Status")) {
                return new FailureException(status(body, refusal));
            }
        } catch (UncheckedIOException _) {
            // No JSON: the HTTP status says what there is to say.
        }
        return new FailureException(generic(asked, refusal));
    }

    private static Api status(JsonNode status, Refusal refusal) {
        JsonNode details = status.path("details");
        List<Failure.Cause> causes = new ArrayList<>();
        details.path("causes")
                .forEach(
                        each ->
                                causes.add(
                                        new Failure.Cause(
                                                Json.text(each, "reason"),
                                                Json.text(each, "message"),
                                                Json.text(each, "field"))));
        return new Api(
                status.path("code").asInt(refusal.code),
                Json.text(status, "reason"),
                Json.text(status, "message"),
                causes,
                null,
                new Failure.Details(
                        Json.text(details, "group"),
                        Json.text(details, "kind"),
                        Json.text(details, "name"),
                        details.path("retryAfterSeconds").asInt(seconds(refusal.retryAfter))));
    }

    /** client-go's NewGenericServerResponse. */
    private static Api generic(Asked asked, Refusal refusal) {
        String body = text(refusal);
        int code = refusal.code;
        Subject subject = Subject.of(asked);
        String reason = reason(code, asked.method);
        String message =
                switch (code) {
                    case 400 -> "the server rejected our request for an unknown reason";
                    case 401 -> "the server has asked for the client to provide credentials";
                    case 403 -> body;
                    case 404 -> "the server could not find the requested resource";
                    case 405 -> "the server does not allow this method on the requested resource";
                    case 406, 415 -> body;
                    case 409 -> "the server reported a conflict";
                    case 422 -> "the server rejected our request due to an error in our request";
                    case 429 ->
                            "the server has received too many requests and has asked us to try"
                                    + " again later";
                    case 503 -> "the server is currently unable to handle the request";
                    case 504 ->
                            "the server was unable to return a response in the time allotted, but"
                                    + " may still be processing the request";
                    default ->
                            code >= 500
                                    ? "an error on the server ("
                                            + Json.compact(Json.NODES.textNode(body))
                                            + ") has prevented the request from succeeding"
                                    : "the server responded with the status code "
                                            + code
                                            + " but did not return more information";
                };
        return new Api(
                code,
                reason,
                message + subject.said(asked.method),
                List.of(),
                null,
                new Failure.Details(
                        subject.group, subject.plural, subject.name, seconds(refusal.retryAfter)));
    }

    private static String reason(int code, String method) {
        return switch (code) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 406 -> "NotAcceptable";
            case 409 -> method.equals("POST") ? "AlreadyExists" : "Conflict";
            case 415 -> "UnsupportedMediaType";
            case 422 -> "Invalid";
            case 429 -> "TooManyRequests";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> code >= 500 ? "InternalError" : "";
        };
    }

    /** A body that is text, as far as a person would read it. */
    private static String text(Refusal refusal) {
        boolean text = refusal.contentType.isEmpty() || refusal.contentType.startsWith("text/");
        if (!text) {
            return "unknown";
        }
        String body = new String(refusal.body, StandardCharsets.UTF_8).strip();
        return body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
    }

    private static int seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,6}") ? Integer.parseInt(retryAfter) : 0;
    }

    /** The type and name that a path speaks of; empty for paths outside the API. */
    private record Subject(String group, String plural, String name) {
        private static final Subject NONE = new Subject("", "", "");

        static Subject of(Asked asked) {
            String[] parts = asked.path.split("\\?", 2)[0].split("/");
            int at = parts.length > 1 && parts[1].equals("apis") ? 4 : 3;
            if (parts.length <= at || !(parts[1].equals("apis") || parts[1].equals("api"))) {
                return NONE;
            }
            String group = at == 4 ? parts[2] : "";
            if (parts[at].equals("namespaces") && parts.length > at + 2) {
                at += 2;
            }
            return new Subject(group, parts[at], parts.length > at + 1 ? parts[at + 1] : "");
        }

        String said(String method) {
            if (plural.isEmpty()) {
                return "";
            }
            String type = group.isEmpty() ? plural : plural + "." + group;
            String verb = method.toLowerCase(java.util.Locale.ROOT);
            return " (" + verb + " " + type + (name.isEmpty() ? ")" : " " + name + ")");
        }
    }
}
