package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a description needs beside its object: the clock, and whatever else the cluster holds.
 *
 * @param server answers a request, or throws the {@link FailureException} it ended with
 * @param chunk the most objects of a list per request; 0 for all at once
 * @param showsEvents whether descriptions end with the object's events
 */
public record Surroundings(
        Times times, Function<Request, JsonNode> server, long chunk, boolean showsEvents) {

    /** One object. */
    JsonNode get(String path) {
        return server.apply(Request.get(path));
    }

    /** The objects of a list, page by page. */
    public List<JsonNode> list(Request request) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            Request page = chunk > 0 ? request.with("limit", String.valueOf(chunk)) : request;
            JsonNode answer = server.apply(next.isEmpty() ? page : page.with("continue", next));
            answer.path("items").forEach(items::add);
            next = Json.text(answer, "metadata", "continue");
        } while (!next.isEmpty());
        return items;
    }

    /** The objects of a list that the server may not know or not show; null then. */
    @Nullable List<JsonNode> listIfThere(Request request) {
        try {
            return list(request);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 404) {
                return null;
            }
            throw e;
        }
    }

    /** The server's words for what went wrong, without where they came from. */
    static String words(FailureException e) {
        return e.failure() instanceof Failure.Api api
                ? api.message()
                : String.join(" ", FailureReport.of(e.failure()).lines());
    }
}
