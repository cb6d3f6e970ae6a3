package dev.coxswain.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Backstage;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.node.ContainerList;
import dev.coxswain.practice.node.PracticeNode;
import dev.coxswain.practice.store.Timeline;

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

    private final Timeline timeline;
    private final PracticeNode node;

    Stagehand(Timeline timeline, PracticeNode node) {
        this.timeline = timeline;
        this.node = node;
    }

    @Override
    public ObjectNode answer(Call call) {
        return switch (call.what()) {
            case "GET containers" -> onTimeline(this::containers);
            case "DELETE containers" -> remove(call.segment(1));
            default -> throw missing("the server could not find the requested resource");
        };
    }

    private static StatusException missing(String words) {
        return new StatusException(404, "NotFound", words, null);
    }

    /** Does something where the machinery does everything, and waits for what it gives. */
    private <T> T onTimeline(Supplier<T> work) {
        var given = new CompletableFuture<T>();
        timeline.soon(
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
        for (ContainerList.Row each : node.containers().all()) {
            ObjectNode row = rows.addObject();
            row.put("id", each.id()).put("image", each.image()).put("command", each.command());
            row.put("name", each.name()).put("started", each.started().toString());
            if (each.finished() != null) {
                row.put("finished", each.finished().toString()).put("exitCode", each.exitCode());
            }
            ObjectNode labels = row.putObject("labels");
            each.labels().forEach(labels::put);
        }
        return answer.put("now", timeline.instant().toString());
    }

    /**
     * Removes a container and waits a while for the next one, so that who looks at the pod then
     * sees that the kubelet has been there.
     */
    private ObjectNode remove(String id) {
        ContainerList.Row row =
                onTimeline(
                        () -> {
                            var found = node.containers().running(id);
                            found.ifPresent(each -> node.containers().remove(each.id()));
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
        return node.containers().all().stream()
                .anyMatch(each -> each.running() && each.labels().equals(removed.labels()));
    }
}
