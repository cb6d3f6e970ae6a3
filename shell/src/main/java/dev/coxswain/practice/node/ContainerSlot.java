package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.node.image.ImageCatalog;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One container of a pod through all its lives: pulled, started, run, restarted. */
final class ContainerSlot {
    private static final Duration STEP = Duration.ofMillis(120);
    private static final Duration CRASH = Duration.ofMillis(300);
    private static final Duration LONG_RUN = Duration.ofMinutes(10);

    private final PodWorker pod;
    private final NodeContext node;
    private final JsonNode spec;
    private final String path;
    private final Backoff restarts = new Backoff();
    private final Backoff pulls = new Backoff();
    private ObjectNode state = waiting("ContainerCreating", "");
    private @Nullable ObjectNode last;
    private @Nullable ContainerRun run;
    private @Nullable Image image;
    private String containerId = "";
    private @Nullable String forcedReason;
    private int restartCount;
    private boolean begun;
    boolean ready;
    boolean started;
    private @Nullable Probes probes;

    ContainerSlot(PodWorker pod, NodeContext node, JsonNode spec, boolean init) {
        this.pod = pod;
        this.node = node;
        this.spec = spec;
        this.path = "spec." + (init ? "initContainers" : "containers") + "{" + name() + "}";
        if (init || pod.hasInitContainers()) {
            state = waiting("PodInitializing", "");
        }
    }

    String name() {
        return spec.path("name").asText();
    }

    JsonNode spec() {
        return spec;
    }

    @Nullable ContainerRun run() {
        return run;
    }

    boolean begun() {
        return begun;
    }

    boolean running() {
        return state.has("running");
    }

    boolean terminated() {
        return state.has("terminated");
    }

    int exitCode() {
        return Json.at(state, "terminated", "exitCode").asInt();
    }

    /** When it ended; empty while it has not. */
    Optional<Instant> finishedAt() {
        ObjectNode ended = terminated() || last == null ? state : last;
        String when = Json.text(ended, "terminated", "finishedAt");
        return when.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(when));
    }

    String waitingReason() {
        return Json.text(state, "waiting", "reason");
    }

    void say(Happening happening) {
        node.events().record(pod.object(), node.source(pod.nodeName()), happening.at(path));
    }

    private static ObjectNode waiting(String reason, String message) {
        ObjectNode state = Json.object();
        ObjectNode waiting = state.putObject("waiting");
        if (!message.isEmpty()) {
            waiting.put("message", message);
        }
        waiting.put("reason", reason);
        return state;
    }

    private void become(ObjectNode next) {
        state = next;
        pod.changed();
    }

    private void later(Duration delay, Runnable action) {
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
        pull();
    }

    private String imageName() {
        return spec.path("image").asText();
    }

    private void pull() {
        String name = imageName();
        if (!ImageCatalog.valid(name)) {
            String message =
                    "Failed to apply default image tag \""
                            + name
                            + "\": couldn't parse image name \""
                            + name
                            + "\": invalid reference format";
            say(Happening.warning("InspectFailed", message));
            say(Happening.warning("Failed", "Error: InvalidImageName"));
            become(waiting("InvalidImageName", message));
            return;
        }
        String policy =
                spec.path("imagePullPolicy")
                        .asText(
                                ImageCatalog.normalized(name).endsWith(":latest")
                                        ? "Always"
                                        : "IfNotPresent");
        Image found =
                node.images().find(name).filter(_ -> !node.failures().image(name)).orElse(null);
        boolean present = found != null && node.present().contains(name);
        if (present && !policy.equals("Always")) {
            say(
                    Happening.normal(
                            "Pulled",
                            "Container image \""
                                    + name
                                    + "\" already present on machine and can be accessed by the"
                                    + " pod"));
            image = found;
            later(STEP, this::create);
        } else if (policy.equals("Never")) {
            say(
                    Happening.warning(
                            "ErrImageNeverPull",
                            "Container image \""
                                    + name
                                    + "\" is not present with pull policy of Never"));
            say(Happening.warning("Failed", "Error: ErrImageNeverPull"));
            become(
                    waiting(
                            "ErrImageNeverPull",
                            "Container image \""
                                    + name
                                    + "\" is not present with pull policy of Never"));
        } else {
            say(Happening.normal("Pulling", "Pulling image \"" + name + "\""));
            Duration time =
                    found == null
                            ? Duration.ofMillis(600)
                            : Duration.ofMillis(
                                    present ? 80 : 150 + Math.min(350, found.size() / 500_000));
            later(time, () -> pulled(name, found, time));
        }
    }

    private void pulled(String name, @Nullable Image found, Duration time) {
        if (found == null) {
            String whole = ImageCatalog.normalized(name);
            String message =
                    "failed to pull and unpack image \""
                            + whole
                            + "\": failed to resolve reference \""
                            + whole
                            + "\": "
                            + whole
                            + ": not found";
            String error = "rpc error: code = NotFound desc = " + message;
            say(Happening.warning("Failed", "Failed to pull image \"" + name + "\": " + error));
            say(Happening.warning("Failed", "Error: ErrImagePull"));
            become(waiting("ErrImagePull", error));
            later(
                    Duration.ofSeconds(1),
                    () -> {
                        say(Happening.normal("BackOff", "Back-off pulling image \"" + name + "\""));
                        say(Happening.warning("Failed", "Error: ImagePullBackOff"));
                        become(
                                waiting(
                                        "ImagePullBackOff",
                                        "Back-off pulling image \""
                                                + name
                                                + "\": ErrImagePull: "
                                                + error));
                        later(pulls.take(), this::pull);
                    });
            return;
        }
        node.present().add(name);
        String took = time.toMillis() + "ms";
        say(
                Happening.normal(
                        "Pulled",
                        "Successfully pulled image \""
                                + name
                                + "\" in "
                                + took
                                + " ("
                                + took
                                + " including waiting). Image size: "
                                + found.size()
                                + " bytes."));
        image = found;
        pulls.reset();
        later(STEP, this::create);
    }

    /** Creates and starts the container; tried again when its configuration may have come. */
    private void create() {
        Image from = java.util.Objects.requireNonNull(image);
        Map<String, String> environment;
        try {
            environment = new Environment(node.objects()).of(pod.current(), spec, from);
        } catch (Environment.Problem e) {
            say(Happening.warning("Failed", "Error: " + e.message()));
            become(waiting("CreateContainerConfigError", e.message()));
            return;
        }
        String id =
                (UUID.nameUUIDFromBytes(
                                        (pod.uid() + name() + restartCount)
                                                .getBytes(StandardCharsets.UTF_8))
                                + UUID.nameUUIDFromBytes(
                                                (name() + pod.uid() + restartCount)
                                                        .getBytes(StandardCharsets.UTF_8))
                                        .toString())
                        .replace("-", "");
        if (!containerId.isEmpty()) {
            node.files().forgetContainer(containerId);
        }
        containerId = id;
        say(Happening.normal("Created", "Container created"));
        if (!startRun(id, environment, false)) {
            return;
        }
        say(Happening.normal("Started", "Container started"));
        become(runningSince(node.timeline().instant()));
        probes = new Probes(this, pod, node);
        probes.start();
        pod.changed();
        if (node.failures().crash(pod.uid())) {
            later(CRASH, this::crash);
        }
    }

    private static ObjectNode runningSince(Instant when) {
        ObjectNode next = Json.object();
        next.putObject("running").put("startedAt", Meta.stamp(when));
        return next;
    }

    /** Looks again at a configuration that was missing. */
    void retryConfig() {
        if (waitingReason().equals("CreateContainerConfigError")) {
            create();
        }
    }

    private boolean startRun(String id, Map<String, String> environment, boolean again) {
        Image from = java.util.Objects.requireNonNull(image);
        var files = node.files().tree(pod.current(), spec, from, id);
        List<String> command = command(from, environment);
        String name = logName(restartCount);
        var log = new LogBook(node.timeline(), node.logs(), name);
        var start =
                new ContainerStart(
                        pod.current(),
                        spec,
                        from,
                        id,
                        command,
                        environment,
                        files,
                        log,
                        pod::sharingRuns);
        var next =
                new ContainerRun(
                        start, node.timeline(), node.network(), pod.address(), this::exited);
        if (!ContainerStart.startable(from, command, files)) {
            startFailed(command.getFirst());
            return false;
        }
        run = next;
        if (restartCount > 1) {
            node.logs().remove(logName(restartCount - 2));
        }
        next.begin(again);
        return true;
    }

    private String logName(int life) {
        return pod.uid() + "/" + name() + "/" + life;
    }

    private List<String> command(Image from, Map<String, String> environment) {
        var words = new ArrayList<String>();
        spec.path("command")
                .forEach(word -> words.add(Environment.expand(word.asText(), environment)));
        if (words.isEmpty() && spec.path("args").isEmpty()) {
            return words;
        }
        boolean given = !words.isEmpty();
        spec.path("args")
                .forEach(word -> words.add(Environment.expand(word.asText(), environment)));
        if (!given
                && !from.isShell()
                && !dev.coxswain.practice.node.shell.ShellStart.knows(words.getFirst())) {
            words.addFirst(from.command().getFirst());
        }
        return words;
    }

    private void startFailed(String program) {
        String message =
                "failed to create containerd task: failed to create shim task: OCI runtime create"
                        + " failed: runc create failed: unable to start container process: error"
                        + " during container init: exec: \""
                        + program
                        + "\": executable file not found in $PATH";
        say(Happening.warning("Failed", "Error: " + message));
        finish(128, "StartError", message, Instant.EPOCH);
    }

    private void exited(int code) {
        ContainerRun ended = run;
        Instant from = ended == null ? Instant.EPOCH : ended.startedAt();
        String reason = forcedReason != null ? forcedReason : code == 0 ? "Completed" : "Error";
        forcedReason = null;
        if (probes != null) {
            probes.stop();
        }
        finish(code, reason, "", from);
    }

    /** Ends the container as the kernel does when its memory is used up. */
    void outOfMemory() {
        if (run != null && running()) {
            forcedReason = "OOMKilled";
            run.end(137);
        }
    }

    /** Ends the container as a fault of its program does. */
    void crash() {
        if (run != null && running()) {
            run.log().add("fatal: this container was made to crash (practice fail crash)");
            run.end(1);
        }
    }

    private void finish(int code, String reason, String message, Instant from) {
        Instant now = node.timeline().instant();
        ready = false;
        started = false;
        ObjectNode next = Json.object();
        ObjectNode ended = next.putObject("terminated");
        ended.put("containerID", "containerd://" + containerId)
                .put("exitCode", code)
                .put("finishedAt", Meta.stamp(now));
        if (!message.isEmpty()) {
            ended.put("message", message);
        }
        ended.put("reason", reason).put("startedAt", Meta.stamp(from));
        if (Duration.between(from, now).compareTo(LONG_RUN) > 0 && !from.equals(Instant.EPOCH)) {
            restarts.reset();
        }
        state = next;
        pod.exited(this, code);
        pod.changed();
    }

    /** Starts another life: at once the first time, then after growing waits. */
    void restart() {
        Instant finished = node.timeline().instant();
        if (restartCount == 0) {
            later(Duration.ofMillis(400), this::again);
            return;
        }
        Duration wait = restarts.take();
        later(Duration.ofSeconds(1), () -> backOff(wait, finished));
        later(wait, this::again);
    }

    private void backOff(Duration wait, Instant finished) {
        if (!terminated() || node.timeline().instant().isBefore(finished)) {
            return;
        }
        last = state.deepCopy();
        String message =
                "back-off "
                        + Backoff.text(wait)
                        + " restarting failed container="
                        + name()
                        + " pod="
                        + PodNames.full(pod.object());
        say(
                Happening.warning(
                        "BackOff",
                        "Back-off restarting failed container "
                                + name()
                                + " in pod "
                                + PodNames.full(pod.object())));
        become(waiting("CrashLoopBackOff", message));
    }

    private void again() {
        if (!pod.mayRun()) {
            return;
        }
        if (terminated()) {
            last = state.deepCopy();
        }
        restartCount++;
        pull();
    }

    /** The container's part of the pod's status. */
    ObjectNode status() {
        ObjectNode status = Json.object();
        boolean known = image != null && !containerId.isEmpty();
        if (known) {
            status.put("containerID", "containerd://" + containerId);
        }
        status.put("image", known && image != null ? image.reference() : imageName());
        status.put("imageID", known && image != null ? image.imageId() : "");
        status.set("lastState", last == null ? Json.object() : last.deepCopy());
        status.put("name", name())
                .put("ready", ready)
                .put("restartCount", restartCount)
                .put("started", started);
        status.set("state", state.deepCopy());
        return status;
    }

    /** Takes up again what the status says, after the cluster was closed and opened. */
    void restore(JsonNode status) {
        begun = true;
        restartCount = status.path("restartCount").asInt();
        containerId = status.path("containerID").asText("").replace("containerd://", "");
        image = node.images().find(imageName()).orElse(null);
        state = status.path("state").deepCopy();
        last = status.path("lastState").isEmpty() ? null : status.path("lastState").deepCopy();
        ready = status.path("ready").asBoolean();
        started = status.path("started").asBoolean();
        if (image != null
                && node.images().find(imageName()).isPresent()
                && !containerId.isEmpty()) {
            node.present().add(imageName());
        }
        if (running() && image != null) {
            try {
                startRun(
                        containerId,
                        new Environment(node.objects()).of(pod.current(), spec, image),
                        true);
                probes = new Probes(this, pod, node);
                probes.start();
            } catch (Environment.Problem e) {
                become(waiting("CreateContainerConfigError", e.message()));
            }
        } else if (waitingReason().equals("CrashLoopBackOff")) {
            for (int i = 1; i < restartCount; i++) {
                restarts.take();
            }
            later(restarts.take(), this::again);
        } else if (state.has("waiting")) {
            later(STEP, this::pull);
        } else if (terminated()) {
            pod.exited(this, exitCode());
        }
    }

    /** The log of the present or the last life; null where there was none. */
    @Nullable LogBook log(boolean previous) {
        if (!previous && run != null) {
            return run.log();
        }
        // in back-off the life that ended last is both the present and the previous one
        boolean ended = state.has("waiting");
        int life = previous && !ended ? restartCount - 1 : restartCount;
        return life < 0 || containerId.isEmpty()
                ? null
                : new LogBook(node.timeline(), node.logs(), logName(life));
    }

    String containerId() {
        return containerId;
    }

    int restartCount() {
        return restartCount;
    }
}
