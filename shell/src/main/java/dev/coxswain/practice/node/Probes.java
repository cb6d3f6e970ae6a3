package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.node.shell.ShellStart;
import dev.coxswain.practice.node.shell.Streams;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The startup, readiness and liveness probes of one life of a container. */
final class Probes {
    private final ContainerSlot slot;
    private final PodWorker pod;
    private final NodeContext node;
    private volatile boolean stopped;

    Probes(ContainerSlot slot, PodWorker pod, NodeContext node) {
        this.slot = slot;
        this.pod = pod;
        this.node = node;
    }

    /** Begins to probe; without a probe the container is at once what the probe would say. */
    void start() {
        if (slot.spec().has("startupProbe")) {
            schedule("startupProbe", new int[2], delay("startupProbe"));
        } else {
            begun();
        }
    }

    private void begun() {
        slot.state().started(true);
        if (slot.spec().has("readinessProbe")) {
            schedule("readinessProbe", new int[2], delay("readinessProbe"));
        } else {
            slot.state().ready(true);
        }
        if (slot.spec().has("livenessProbe")) {
            schedule("livenessProbe", new int[2], delay("livenessProbe"));
        }
        pod.changed();
    }

    void stop() {
        stopped = true;
    }

    private JsonNode probe(String kind) {
        return slot.spec().path(kind);
    }

    private Duration delay(String kind) {
        int seconds = probe(kind).path("initialDelaySeconds").asInt(0);
        return seconds == 0 ? Duration.ofMillis(200) : Duration.ofSeconds(seconds);
    }

    private void schedule(String kind, int[] counts, Duration delay) {
        node.timeline()
                .after(
                        delay,
                        () -> {
                            if (!stopped && pod.alive() && slot.running() && !pod.stopping()) {
                                look(kind, counts);
                            }
                        });
    }

    private void look(String kind, int[] counts) {
        Optional<String> problem = check(probe(kind));
        boolean fine = problem.isEmpty();
        counts[0] = fine ? counts[0] + 1 : 0;
        counts[1] = fine ? 0 : counts[1] + 1;
        if (!fine) {
            String name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + word(kind).substring(1);
            slot.say(Happening.warning("Unhealthy", name + " probe failed: " + problem.orElse("")));
        }
        boolean failed = counts[1] >= probe(kind).path("failureThreshold").asInt(3);
        boolean passed = counts[0] >= probe(kind).path("successThreshold").asInt(1);
        switch (kind) {
            case "readinessProbe" -> {
                if (slot.state().ready() ? failed : passed) {
                    slot.state().ready(passed);
                    pod.changed();
                }
            }
            case "startupProbe" -> {
                if (passed) {
                    begun();
                    return;
                }
            }
            default -> passed = false;
        }
        if (failed && !kind.equals("readinessProbe")) {
            restart(kind);
            return;
        }
        schedule(kind, counts, pause(kind));
    }

    private static String word(String kind) {
        return kind.replace("Probe", "");
    }

    /** The probe's period; in a past that nobody saw it grows with what is left of it. */
    private Duration pause(String kind) {
        Duration period = Duration.ofSeconds(probe(kind).path("periodSeconds").asInt(10));
        Duration gap =
                Duration.between(node.timeline().instant(), node.timeline().horizon())
                        .dividedBy(16);
        return gap.compareTo(period) > 0 ? gap : period;
    }

    private void restart(String kind) {
        slot.say(
                Happening.normal(
                        "Killing",
                        "Container %s failed %s probe, will be restarted"
                                .formatted(slot.name(), word(kind))));
        stopped = true;
        if (slot.running()) {
            JsonNode own = probe(kind).path("terminationGracePeriodSeconds");
            slot.stop(own.isNumber() ? Duration.ofSeconds(own.asLong()) : pod.grace());
        }
    }

    /** What is wrong, in the kubelet's words, which may be none; empty for nothing. */
    private Optional<String> check(JsonNode probe) {
        ContainerRun run = slot.run();
        if (run == null || run.ended()) {
            return Optional.of("container is not running");
        }
        if (probe.has("exec")) {
            return execute(run, probe);
        }
        return Optional.of(new ProbeRequest(slot, pod, node).problem(probe))
                .filter(problem -> !problem.isEmpty());
    }

    private Optional<String> execute(ContainerRun run, JsonNode probe) {
        List<String> words = new ArrayList<>();
        Json.at(probe, "exec", "command").forEach(word -> words.add(word.asText()));
        var out = new ByteArrayOutputStream();
        try {
            var process =
                    new ProbeProcess(
                            new ContainerProcess(run, node.timeline(), String.join(" ", words)));
            int status =
                    ShellStart.run(
                            process,
                            words,
                            new Streams(InputStream.nullInputStream(), out, out, false));
            return status == 0
                    ? Optional.empty()
                    : Optional.of(out.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            return Optional.of(
                    "command timed out: \"%s\" timed out after %ds"
                            .formatted(
                                    String.join(" ", words),
                                    probe.path("timeoutSeconds").asInt(1)));
        }
    }
}
