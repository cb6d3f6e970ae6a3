package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.node.image.Image;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** One container of a pod through all its lives: pulled, started, run, restarted. */
final class ContainerSlot {
    private static final Duration STEP = Duration.ofMillis(120);
    private static final Duration CRASH = Duration.ofMillis(300);

    private final PodWorker pod;
    private final NodeContext node;
    private final JsonNode spec;
    private final String field;
    private final ContainerState state;
    private final ImagePull pull;
    private final Restarts restarts;
    private final Hooks hooks;
    private @Nullable ContainerRun run;
    private @Nullable Image image;
    private @Nullable String forcedReason;
    private boolean begun;
    private @Nullable Probes probes;

    /**
     * @param field the list of the pod's spec that it stands in
     */
    ContainerSlot(PodWorker pod, NodeContext node, JsonNode spec, String field) {
        this.pod = pod;
        this.node = node;
        this.spec = spec;
        this.field = field;
        boolean hasInit = !PodNames.initContainers(pod.object()).isEmpty();
        this.state = new ContainerState(hasInit ? "PodInitializing" : "ContainerCreating");
        this.pull = new ImagePull(this, node, this::create);
        this.restarts = new Restarts(this, pod, this::again);
        this.hooks = new Hooks(this, pod, node);
    }

    String name() {
        return spec.path("name").asText();
    }

    JsonNode spec() {
        return spec;
    }

    ContainerState state() {
        return state;
    }

    /** The container's part of the pod's status. */
    ObjectNode status() {
        return ContainerStatus.of(this, field, state.id().isEmpty() ? null : image);
    }

    @Nullable ContainerRun run() {
        return run;
    }

    boolean begun() {
        return begun;
    }

    /** Whether there is a process of it, even if it does not count as running yet. */
    boolean alive() {
        return run != null && !run.ended();
    }

    boolean running() {
        return state.running();
    }

    void say(Happening happening) {
        String path = "spec." + field + "{" + name() + "}";
        node.events().record(pod.object(), node.source(pod.nodeName()), happening.at(path));
    }

    /** It waits now, with a reason people see. */
    void waits(String reason, String message) {
        state.waiting(reason, message);
        pod.changed();
    }

    /** Does something after a while, where the pod is still there then. */
    void later(Duration delay, Runnable action) {
        node.timeline()
                .after(
                        delay,
                        () -> {
                            if (pod.alive()) {
                                action.run();
                            }
                        });
    }

    /** Begins: pulls the image, then starts. */
    void begin() {
        begun = true;
        pull.begin();
    }

    /** Creates and starts the container; tried again when its configuration may have come. */
    private void create(Image from) {
        image = from;
        Map<String, String> environment;
        try {
            environment = new Environment(node.objects()).of(pod.current(), spec, from);
        } catch (Environment.Problem e) {
            say(Happening.warning("Failed", "Error: " + e.message()));
            waits("CreateContainerConfigError", e.message());
            return;
        }
        if (!state.id().isEmpty()) {
            node.files().forgetContainer(state.id());
        }
        state.newId(pod.uid(), name());
        say(Happening.normal("Created", "Container created"));
        if (!startRun(from, environment, false)) {
            return;
        }
        say(Happening.normal("Started", "Container started"));
        ContainerRun life = Objects.requireNonNull(run);
        Instant since = node.timeline().instant();
        hooks.started(life, () -> runs(life, since));
        if (node.failures().crash(pod.uid())) {
            later(CRASH, this::crash);
        }
    }

    private void runs(ContainerRun life, Instant since) {
        if (!life.ended()) {
            state.running(since);
            probe();
        }
    }

    /** Ends it within a grace, after what it is made to do before. */
    void stop(Duration grace) {
        if (alive()) {
            hooks.stop(Objects.requireNonNull(run), grace);
        }
    }

    private void probe() {
        probes = new Probes(this, pod, node);
        probes.start();
        pod.changed();
    }

    /** Looks again at a configuration that was missing. */
    void retryConfig() {
        if (state.waitingReason().equals("CreateContainerConfigError")) {
            create(Objects.requireNonNull(image));
        }
    }

    private boolean startRun(Image from, Map<String, String> environment, boolean again) {
        int life = state.restarts();
        var start =
                new ContainerStart(
                        pod.current(),
                        spec,
                        from,
                        state.id(),
                        ContainerStart.command(spec, from, environment),
                        environment,
                        node.files().tree(pod.current(), spec, from, state.id()),
                        new LogBook(node.timeline(), node.logs(), logName(life)),
                        () -> pod.containers().sharingRuns());
        if (!ContainerStart.startable(from, start.command(), start.files())) {
            startFailed(start.command().getFirst());
            return false;
        }
        run = new ContainerRun(start, node.timeline(), node.network(), pod.address(), this::exited);
        if (life > 1) {
            node.logs().remove(logName(life - 2));
        }
        run.begin(again);
        return true;
    }

    private String logName(int life) {
        return pod.uid() + "/" + name() + "/" + life;
    }

    private void startFailed(String program) {
        String message = ContainerStart.notFound(program);
        say(Happening.warning("Failed", "Error: " + message));
        finish(new ContainerState.End(128, "StartError", message), Instant.EPOCH);
    }

    private void exited(int code) {
        ContainerRun ended = run;
        Instant from = ended == null ? Instant.EPOCH : ended.startedAt();
        String reason = forcedReason != null ? forcedReason : code == 0 ? "Completed" : "Error";
        forcedReason = null;
        if (probes != null) {
            probes.stop();
        }
        String message = ended == null ? "" : LastWords.of(spec, ended, code);
        finish(new ContainerState.End(code, reason, message), from);
    }

    /** Ends the container as the kernel does when its memory is used up. */
    void outOfMemory() {
        if (running()) {
            forcedReason = "OOMKilled";
            Objects.requireNonNull(run).end(137);
        }
    }

    /** Ends the container as a fault of its program does. */
    void crash() {
        if (running()) {
            ContainerRun life = Objects.requireNonNull(run);
            life.log().add("fatal: this container was made to crash (practice fail crash)");
            life.end(1);
        }
    }

    private void finish(ContainerState.End end, Instant from) {
        Instant now = node.timeline().instant();
        state.terminated(end, from, now);
        restarts.ran(from, now);
        pod.exited(this, end.code());
        pod.changed();
    }

    /** Starts another life when it is time. */
    void restart() {
        if (state.end().reason().equals("StartError")) {
            String message = state.end().message();
            state.keep();
            waits("RunContainerError", message);
        }
        restarts.begin();
    }

    private void again() {
        if (pod.mayRun()) {
            state.again();
            pod.changed();
            pull.begin();
        }
    }

    /** Takes up again what the status says, after the cluster was closed and opened. */
    void restore(JsonNode status) {
        begun = true;
        state.restore(status);
        image = node.images().find(spec.path("image").asText()).orElse(null);
        if (image != null && !state.id().isEmpty()) {
            node.present().add(spec.path("image").asText());
        }
        if (running() && image != null) {
            goOn(image);
        } else if (state.waitingReason().equals("CrashLoopBackOff")) {
            restarts.goOn();
        } else if (state.waiting()) {
            later(STEP, pull::begin);
        } else if (state.terminated()) {
            pod.exited(this, state.exitCode());
        }
    }

    private void goOn(Image from) {
        try {
            startRun(from, new Environment(node.objects()).of(pod.current(), spec, from), true);
            probe();
        } catch (Environment.Problem e) {
            waits("CreateContainerConfigError", e.message());
        }
    }

    /** The log of the present or the last life; null where there was none. */
    @Nullable LogBook log(boolean previous) {
        if (!previous && run != null) {
            return run.log();
        }
        // in back-off the life that ended last is both the present and the previous one
        int life = previous && !state.waiting() ? state.restarts() - 1 : state.restarts();
        return life < 0 || state.id().isEmpty()
                ? null
                : new LogBook(node.timeline(), node.logs(), logName(life));
    }
}
