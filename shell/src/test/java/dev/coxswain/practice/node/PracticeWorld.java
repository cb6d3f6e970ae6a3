package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Kinds;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.World;
import dev.coxswain.practice.controller.Controllers;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.kind.Bootstrap;
import dev.coxswain.practice.kind.BuiltInKinds;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.StoreFile;
import dev.coxswain.practice.store.Timeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A practice cluster on a clock moved by hand, for tests. */
final class PracticeWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    final Store store;
    final Timeline timeline;
    final ApiServer api;
    final PracticeNode node;

    PracticeWorld(Path directory, Instant at) throws IOException {
        store = StoreFile.open(directory, _ -> {}).orElseThrow();
        timeline = new Timeline(at);
        api = new ApiServer(store, timeline, new Kinds(new BuiltInKinds()));
        Bootstrap.fill(api, 6443);
        var feed = new Feed(new World(api, timeline, store::shelf));
        var events = new Events(api, timeline);
        node = PracticeNode.start(feed, events);
        Controllers.start(feed, events, PracticeNode::accepts, node.access()::metrics);
        feed.start();
        timeline.settle();
    }

    static PracticeWorld open(Path directory) throws IOException {
        return new PracticeWorld(directory, START);
    }

    void advance(long seconds) {
        timeline.advance(Duration.ofSeconds(seconds));
    }

    void advanceMillis(long millis) {
        timeline.advance(Duration.ofMillis(millis));
    }

    ObjectNode create(String type, String json) {
        ObjectNode object = (ObjectNode) Json.parse(json);
        if (!object.withObjectProperty("metadata").has("namespace")) {
            object.withObjectProperty("metadata").put("namespace", "default");
        }
        return api.create(type, object);
    }

    ObjectNode pod(String name, String image) {
        return create(
                "pods",
                "{\"metadata\":{\"name\":\"%s\",\"labels\":{\"app\":\"%s\"}},\"spec\":{\"containers\":[{\"name\":\"%s\",\"image\":\"%s\"}]}}"
                        .formatted(name, name, name, image));
    }

    ObjectNode deployment(String name, String image, int replicas) {
        return create(
                "deployments.apps",
                """
                {"metadata":{"name":"%1$s"},"spec":{"replicas":%3$d,"selector":{"matchLabels":{"app":"%1$s"}},
                 "template":{"metadata":{"labels":{"app":"%1$s"}},"spec":{"containers":[{"name":"web","image":"%2$s"}]}}}}
                """
                        .formatted(name, image, replicas));
    }

    JsonNode get(String type, String name) {
        return api.get(new Key(type, "default", name)).orElseThrow();
    }

    List<ObjectNode> pods() {
        return api.list("pods", "default");
    }

    String phase(String pod) {
        return Json.text(get("pods", pod), "status", "phase");
    }

    /** The events of an object as {@code reason: message}, with counts over one. */
    List<String> events(String name) {
        return api.list("events", "default").stream()
                .filter(each -> Json.text(each, "involvedObject", "name").equals(name))
                .map(
                        each ->
                                Json.text(each, "reason")
                                        + ": "
                                        + Json.text(each, "message")
                                        + (each.path("count").asInt(1) > 1
                                                ? " x" + each.path("count").asInt()
                                                : ""))
                .toList();
    }

    /** What an exec gave. */
    record Ran(int code, String out, String err) {}

    Ran exec(String pod, String container, String input, String... command) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams =
                new NodeAccess.Streams(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        err,
                        null);
        int code =
                node.access()
                        .exec(
                                new Key("pods", "default", pod),
                                container,
                                List.of(command),
                                streams,
                                new Cancellation());
        return new Ran(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    String sh(String pod, String script) throws IOException {
        Ran ran =
                exec(
                        pod,
                        Json.text(get("pods", pod).path("spec").path("containers").path(0), "name"),
                        "",
                        "sh",
                        "-c",
                        script);
        return ran.out() + ran.err();
    }

    String logs(String pod, String container, boolean previous) throws IOException {
        var out = new ByteArrayOutputStream();
        var request =
                new NodeAccess.LogRequest(
                        false, previous, false, null, OptionalLong.empty(), OptionalLong.empty());
        node.access()
                .logs(new Key("pods", "default", pod), container, request, out, new Cancellation());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        timeline.close();
        store.close();
    }
}
