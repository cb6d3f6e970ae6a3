package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.node.shell.Streams;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What a container is made to do right after its start and right before its end. */
final class Hooks {
    private final ContainerSlot slot;
    private final PodWorker pod;
    private final NodeContext node;

    Hooks(ContainerSlot slot, PodWorker pod, NodeContext node) {
        this.slot = slot;
        this.pod = pod;
        this.node = node;
    }

    /**
     * Does what is to follow the start.
     *
     * @param done is told on the timeline that the container has started; not where the hook failed
     *     and with it the container
     */
    void started(ContainerRun run, Runnable done) {
        JsonNode hook = Json.at(slot.spec(), "lifecycle", "postStart");
        if (hook.isMissingNode()) {
            done.run();
            return;
        }
        perform(
                run,
                hook,
                fine -> {
                    if (fine) {
                        done.run();
                        return;
                    }
                    slot.say(Happening.warning("FailedPostStartHook", "PostStartHook failed"));
                    slot.say(Happening.normal("Killing", "FailedPostStartHook"));
                    run.stop(pod.grace());
                });
    }

    /**
     * Does what is to come before the end, within the grace it has, and then stops the container.
     */
    void stop(ContainerRun run, Duration grace) {
        JsonNode hook = Json.at(slot.spec(), "lifecycle", "preStop");
        if (hook.isMissingNode() || grace.isZero()) {
            run.stop(grace);
            return;
        }
        var begun = node.timeline().instant();
        var over = new AtomicBoolean();
        Runnable end =
                () -> {
                    if (!over.getAndSet(true)) {
                        Duration left =
                                grace.minus(Duration.between(begun, node.timeline().instant()));
                        // the kubelet leaves at least two seconds for the signal
                        run.stop(left.toSeconds() < 2 ? Duration.ofSeconds(2) : left);
                    }
                };
        node.timeline().after(grace, end);
        perform(
                run,
                hook,
                fine -> {
                    if (!fine) {
                        slot.say(Happening.warning("FailedPreStopHook", "PreStopHook failed"));
                    }
                    end.run();
                });
    }

    private void perform(ContainerRun run, JsonNode hook, Consumer<Boolean> done) {
        if (hook.has("sleep")) {
            Duration span = Duration.ofSeconds(Json.at(hook, "sleep", "seconds").asLong());
            node.timeline().after(span, () -> done.accept(true));
        } else if (hook.has("exec")) {
            List<String> words = new ArrayList<>();
            Json.at(hook, "exec", "command").forEach(word -> words.add(word.asText()));
            var nowhere = OutputStream.nullOutputStream();
            run.launch(
                    words,
                    new Streams(InputStream.nullInputStream(), nowhere, nowhere, false),
                    code -> done.accept(code == 0));
        } else {
            String problem = new ProbeRequest(slot, pod, node).problem(hook);
            node.timeline().soon(() -> done.accept(problem.isEmpty()));
        }
    }
}
