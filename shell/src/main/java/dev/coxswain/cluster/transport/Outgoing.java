package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.config.Connection.Header;
import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request as the gate sees it, whoever made it.
 *
 * @param target path and query below the server's address, encoded
 * @param socket whether it asks for a websocket
 */
record Outgoing(
        Request.Method method,
        String target,
        List<Header> headers,
        byte @Nullable [] body,
        @Nullable Duration timeout,
        boolean socket) {

    private static final Pattern REVIEW =
            Pattern.compile(
                    "/apis/(authorization|authentication)\\.k8s\\.io/[^/]+/"
                            + "(namespaces/[^/]+/)?[a-z]+reviews(\\?.*)?");
    private static final Pattern COMMANDS =
            Pattern.compile("/api/v1/namespaces/[^/]+/pods/[^/]+/(exec|attach)(\\?.*)?");

    Outgoing {
        headers = List.copyOf(headers);
    }

    static Outgoing of(Request request, boolean socket) {
        List<Header> headers = new ArrayList<>();
        headers.add(
                new Header(
                        "Accept",
                        request.accept() == null ? "application/json" : request.accept()));
        if (request.contentType() != null) {
            headers.add(new Header("Content-Type", request.contentType()));
        }
        return new Outgoing(
                request.method(),
                request.target(),
                headers,
                request.body(),
                request.timeout(),
                socket);
    }

    /** Whether it changes the cluster; dry runs and reviews do not, commands in pods may. */
    boolean writes() {
        if (method == Request.Method.GET) {
            return socket && COMMANDS.matcher(target).matches();
        }
        if (method == Request.Method.POST && REVIEW.matcher(target).matches()) {
            return false;
        }
        return !dryRun();
    }

    private boolean dryRun() {
        int query = target.indexOf('?');
        if (query >= 0) {
            for (String each : target.substring(query + 1).split("&")) {
                if (each.equals("dryRun=All")) {
                    return true;
                }
            }
        }
        if (method != Request.Method.DELETE || body == null) {
            return false;
        }
        try {
            return Json.parse(body).path("dryRun").path(0).asText().equals("All");
        } catch (UncheckedIOException _) {
            return false;
        }
    }
}
