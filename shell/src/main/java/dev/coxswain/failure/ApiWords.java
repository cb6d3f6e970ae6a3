package dev.coxswain.failure;

import java.util.ArrayList;
import java.util.List;

/** A server's refusal in kubectl's words. */
final class ApiWords {
    private ApiWords() {}

    static List<String> lines(Failure.Api api) {
        if (api.code() == 401) {
            return List.of(
                    "error: You must be logged in to the server (" + unauthorized(api) + ")");
        }
        boolean named = !api.details().kind().isEmpty() || api.subject() == null;
        if (api.reason().equals("Invalid") && named) {
            return invalid(api);
        }
        String subject = api.subject() == null ? "" : api.subject() + ": ";
        if (api.reason().isEmpty() || api.reason().equals("Unknown")) {
            return (("Error from server: " + subject + api.message()).lines()).toList();
        }
        return ("Error from server (" + api.reason() + "): " + subject + api.message())
                .lines()
                .toList();
    }

    private static String unauthorized(Failure.Api api) {
        if (api.subject() != null) {
            return api.subject() + ": " + api.message();
        }
        return api.message().isEmpty() ? "Unauthorized" : api.message();
    }

    private static List<String> invalid(Failure.Api api) {
        String head =
                api.details().kind().isEmpty()
                        ? "The request is invalid"
                        : "The "
                                + api.details().kind()
                                + " \""
                                + api.details().name()
                                + "\" is invalid";
        if (api.causes().isEmpty()) {
            return List.of(head + ": " + api.message());
        }
        List<String> said = new ArrayList<>();
        for (Failure.Cause cause : api.causes()) {
            String line =
                    cause.field().isEmpty()
                            ? cause.message()
                            : cause.field() + ": " + cause.message();
            if (!said.contains(line)) {
                said.add(line);
            }
        }
        if (said.size() == 1) {
            return (head + ": " + said.getFirst()).lines().toList();
        }
        List<String> lines = new ArrayList<>();
        lines.add(head + ": ");
        said.forEach(line -> lines.add("* " + line));
        return lines;
    }
}
