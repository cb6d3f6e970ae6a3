package dev.coxswain.command.docker;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.command.practice.BackDoor;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container on the machine of the practice cluster.
 *
 * @param finished when it ended; null while it runs
 * @param now when the machine was asked
 */
record NodeContainer(
        String id,
        String image,
        String command,
        String name,
        Map<String, String> labels,
        Instant started,
        @Nullable Instant finished,
        int exitCode,
        Instant now) {
    private static final int SHORT = 12;
    private static final Values NAMES = Values.live(NodeContainer::names);
    static final Argument ARGUMENTS = Argument.rest("CONTAINER").values(NAMES);
    static final Argument FIRST = Argument.program("CONTAINER").values(NAMES);

    /** All containers, the youngest first. */
    static List<NodeContainer> all(Invocation invocation) {
        return of(BackDoor.of(invocation).get("containers"));
    }

    private static List<NodeContainer> of(JsonNode answer) {
        List<NodeContainer> all = new ArrayList<>();
        for (JsonNode each : answer.path("containers")) {
            Map<String, String> labels = new TreeMap<>();
            each.path("labels")
                    .properties()
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
            all.add(
                    new NodeContainer(
                            Json.text(each, "id"),
                            Json.text(each, "image"),
                            Json.text(each, "command"),
                            Json.text(each, "name"),
                            labels,
                            Instant.parse(Json.text(each, "started")),
                            each.has("finished")
                                    ? Instant.parse(Json.text(each, "finished"))
                                    : null,
                            each.path("exitCode").asInt(),
                            Instant.parse(Json.text(answer, "now"))));
        }
        return all;
    }

    /** The names and short ids of running containers, for completion. */
    static List<String> names(Session session) {
        return BackDoor.names(
                session,
                answer ->
                        of(answer).stream()
                                .filter(NodeContainer::running)
                                .map(NodeContainer::name)
                                .toList(),
                "containers");
    }

    /**
     * The container a word means: its name, or how its id begins.
     *
     * @throws FailureException with docker's words where it means none or several
     */
    static NodeContainer named(List<NodeContainer> all, String word) {
        List<NodeContainer> found =
                all.stream()
                        .filter(each -> each.name.equals(word) || each.id.startsWith(word))
                        .toList();
        if (found.size() > 1) {
            throw daemon("multiple IDs found with provided prefix: " + word);
        }
        if (found.isEmpty() || word.isEmpty()) {
            throw daemon("No such container: " + word);
        }
        return found.getFirst();
    }

    /** A refusal in the words of docker's daemon. */
    static FailureException daemon(String words) {
        return new FailureException(
                new Failure.Verbatim("Error response from daemon: " + words, 1));
    }

    /** A call without the words that the command needs. */
    static FailureException lacking(String command, int count) {
        return new FailureException(
                new Failure.Usage(
                        "'docker container %s' requires at least %d argument%s"
                                .formatted(command, count, count == 1 ? "" : "s"),
                        "See 'help docker container " + command + "' for its flags."));
    }

    /** The words by which kubectl's commands mean it. */
    List<String> words() {
        return List.of(pod(), "-c", label("io.kubernetes.container.name"), "-n", namespace());
    }

    boolean running() {
        return finished == null;
    }

    String shortId() {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    String label(String key) {
        return labels.getOrDefault(key, "");
    }

    String pod() {
        return label("io.kubernetes.pod.name");
    }

    String namespace() {
        return label("io.kubernetes.pod.namespace");
    }

    String container() {
        return label("io.kubernetes.container.name");
    }

    /** {@code Up 2 minutes} or {@code Exited (137) 3 seconds ago}. */
    String status() {
        return finished == null
                ? "Up " + Span.between(started, now)
                : "Exited (" + exitCode + ") " + Span.between(finished, now) + " ago";
    }

    String age() {
        return Span.between(started, now) + " ago";
    }
}
