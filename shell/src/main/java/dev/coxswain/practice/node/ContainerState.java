package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the status of a pod says about one of its containers. */
final class ContainerState {
    private static final String SCHEME = "containerd://";

    private final String first;
    private ObjectNode now;
    private @Nullable ObjectNode last;
    private String id = "";
    private int restarts;
    private boolean ready;
    private boolean started;

    /**
     * A container that has not begun.
     *
     * @param reason what it waits for
     */
    ContainerState(String reason) {
        this.first = reason;
        this.now = wait(reason, "");
    }

    private static ObjectNode wait(String reason, String message) {
        ObjectNode state = Json.object();
        ObjectNode waiting = state.putObject("waiting");
        if (!message.isEmpty()) {
            waiting.put("message", message);
        }
        waiting.put("reason", reason);
        return state;
    }

    void waiting(String reason, String message) {
        now = wait(reason, message);
    }

    void running(Instant since) {
        now = Json.object();
        now.putObject("running").put("startedAt", Meta.stamp(since));
    }

    /** How a life of a container ended: with which code, and why in a word and perhaps in many. */
    record End(int code, String reason, String message) {}

    /**
     * The container has ended.
     *
     * @param from when this life began; the epoch where it never did
     */
    void terminated(End end, Instant from, Instant until) {
        ready = false;
        started = false;
        now = Json.object();
        ObjectNode ended = now.putObject("terminated");
        ended.put("containerID", SCHEME + id)
                .put("exitCode", end.code())
                .put("finishedAt", Meta.stamp(until));
        if (!end.message().isEmpty()) {
            ended.put("message", end.message());
        }
        ended.put("reason", end.reason()).put("startedAt", Meta.stamp(from));
    }

    /** Keeps the present state, where it is the end of a life, as the last one. */
    void keep() {
        if (terminated()) {
            last = now.deepCopy();
        }
    }

    /** How the present life ended; nothing said where it has not. */
    End end() {
        return new End(
                exitCode(),
                Json.text(now, "terminated", "reason"),
                Json.text(now, "terminated", "message"));
    }

    /** Whether nothing has come of the first start yet. */
    boolean fresh() {
        return waitingReason().equals(first);
    }

    /** Another life begins. */
    void again() {
        keep();
        restarts++;
    }

    boolean running() {
        return now.has("running");
    }

    boolean terminated() {
        return now.has("terminated");
    }

    /** Whether it has ended well, for good or until it is started again. */
    boolean succeeded() {
        return terminated() && exitCode() == 0;
    }

    boolean waiting() {
        return now.has("waiting");
    }

    int exitCode() {
        return Json.at(now, "terminated", "exitCode").asInt();
    }

    /** Why it waits; empty where it does not. */
    String waitingReason() {
        return Json.text(now, "waiting", "reason");
    }

    /** When it ended; empty while it has not. */
    Optional<Instant> finishedAt() {
        ObjectNode ended = terminated() || last == null ? now : last;
        String when = Json.text(ended, "terminated", "finishedAt");
        return when.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(when));
    }

    int restarts() {
        return restarts;
    }

    /** The id of the present life, without its scheme; empty before the first. */
    String id() {
        return id;
    }

    /** Another life gets an id, the same whenever it is lived again. */
    void newId(String pod, String container) {
        String first = pod + container + restarts;
        String second = container + pod + restarts;
        id = (hash(first) + hash(second)).replace("-", "");
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    boolean ready() {
        return ready;
    }

    void ready(boolean value) {
        ready = value;
    }

    boolean started() {
        return started;
    }

    void started(boolean value) {
        started = value;
    }

    /** Adds what it says to the container's part of the pod's status. */
    void fill(ObjectNode status) {
        status.set("lastState", last == null ? Json.object() : last.deepCopy());
        status.put("ready", ready).put("restartCount", restarts).put("started", started);
        status.set("state", now.deepCopy());
    }

    /** The id of the present life as it is shown. */
    String shownId() {
        return SCHEME + id;
    }

    /** Takes up what a status says. */
    void restore(JsonNode status) {
        restarts = status.path("restartCount").asInt();
        id = status.path("containerID").asText("").replace(SCHEME, "");
        now = status.path("state").deepCopy();
        last = status.path("lastState").isEmpty() ? null : status.path("lastState").deepCopy();
        ready = status.path("ready").asBoolean();
        started = status.path("started").asBoolean();
    }
}
