package dev.coxswain.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Backstage;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.node.ContainerList;
import dev.coxswain.practice.node.PracticeNode;
import dev.coxswain.practice.node.Saboteur;
import dev.coxswain.practice.store.Key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Does below the path {@code /practice} what no Kubernetes API offers. */
final class Stagehand implements Backstage {
    private static final Duration RESTART = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final PracticeCluster cluster;
    private final Snapshots snapshots;

    Stagehand(PracticeCluster cluster, Snapshots snapshots) {
        this.cluster = cluster;
        this.snapshots = snapshots;
    }

    private PracticeNode node() {
        return cluster.machinery().node();
    }

    @Override
    public ObjectNode answer(Call call) {
        try {
            return switch (call.what()) {
                case "GET containers" -> onTimeline(this::containers);
                case "DELETE containers" -> remove(call.segment(1));
                case "GET failures" -> onTimeline(this::failures);
                case "POST failures" -> onTimeline(() -> fail(call.body()));
                case "DELETE failures" -> onTimeline(this::heal);
                case "GET snapshots" -> kept();
                case "POST snapshots" -> snapshot(call);
                case "DELETE snapshots" -> {
                    Files.delete(snapshots.existing(call.segment(1)));
                    yield Json.object();
                }
                default -> throw missing("the server could not find the requested resource");
            };
        } catch (IOException e) {
            throw new StatusException(500, "InternalError", String.valueOf(e.getMessage()), null);
        }
    }

    private ObjectNode kept() throws IOException {
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("snapshots");
        for (Snapshots.Kept each : snapshots.all()) {
            rows.addObject()
                    .put("name", each.name())
                    .put("saved", each.saved().toString())
                    .put("bytes", each.bytes());
        }
        return answer;
    }

    private ObjectNode snapshot(Call call) throws IOException {
        String name = call.segment(1);
        if (call.segment(2).equals("load")) {
            cluster.restore(snapshots.existing(name));
            return Json.object();
        }
        Path file = snapshots.file(name);
        if (Files.exists(file) && !call.body().path("replace").asBoolean()) {
            throw new StatusException(
                    409, "AlreadyExists", "snapshots \"" + name + "\" already exists", null);
        }
        cluster.save(file);
        return Json.object();
    }

    private ObjectNode failures() {
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("failures");
        for (Saboteur.Failing each : node().saboteur().all()) {
            rows.addObject().put("kind", each.kind()).put("name", each.name());
        }
        return answer;
    }

    private ObjectNode heal() {
        ObjectNode healed = failures();
        node().saboteur().clear();
        return healed;
    }

    private ObjectNode fail(ObjectNode body) {
        String name = Json.text(body, "name");
        boolean fails = !body.path("clear").asBoolean();
        Saboteur saboteur = node().saboteur();
        Key pod = new Key("pods", Json.text(body, "namespace"), name);
        switch (Json.text(body, "kind")) {
            case "node" -> saboteur.node(name, fails);
            case "image" -> saboteur.image(name, fails);
            case "crash" -> saboteur.crash(pod, fails);
            case "oom" -> saboteur.memory(pod, Json.text(body, "container"));
            default -> throw missing("nothing of that kind can be made to fail");
        }
        return Json.object();
    }

    private static StatusException missing(String words) {
        return new StatusException(404, "NotFound", words, null);
    }

    /** Does something where the machinery does everything, and waits for what it gives. */
    private <T> T onTimeline(Supplier<T> work) {
        var given = new CompletableFuture<T>();
        cluster.machinery()
                .timeline()
                .soon(
                        () -> {
                            try {
                                given.complete(work.get());
                            } catch (StatusException e) {
                                given.completeExceptionally(e);
                            }
                        });
        try {
            return given.orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof TimeoutException) {
                throw new StatusException(504, "Timeout", "the node did not answer in time", null);
            }
            throw e;
        }
    }

    private ObjectNode containers() {
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("containers");
        for (ContainerList.Row each : node().containers().all()) {
            ObjectNode row = rows.addObject();
            row.put("id", each.id()).put("image", each.image()).put("command", each.command());
            row.put("name", each.name()).put("started", each.started().toString());
            if (each.finished() != null) {
                row.put("finished", each.finished().toString()).put("exitCode", each.exitCode());
            }
            ObjectNode labels = row.putObject("labels");
            each.labels().forEach(labels::put);
        }
        return answer.put("now", cluster.machinery().timeline().instant().toString());
    }

    /**
     * Removes a container and waits a while for the next one, so that who looks at the pod then
     * sees that the kubelet has been there.
     */
    private ObjectNode remove(String id) {
        ContainerList.Row row =
                onTimeline(
                        () -> {
                            var found = node().containers().running(id);
                            found.ifPresent(each -> node().containers().remove(each.id()));
                            return found.orElseThrow(() -> missing("No such container: " + id));
                        });
        long end = System.nanoTime() + RESTART.toNanos();
        while (System.nanoTime() < end && !onTimeline(() -> isFollowed(row))) {
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Json.object().put("id", row.id());
    }

    private boolean isFollowed(ContainerList.Row removed) {
        return node().containers().all().stream()
                .anyMatch(each -> each.running() && each.labels().equals(removed.labels()));
    }
}
