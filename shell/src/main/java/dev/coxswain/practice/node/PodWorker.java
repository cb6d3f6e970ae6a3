package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What a kubelet does for one pod, from its binding to its end. */
final class PodWorker {
    private static final Duration CLEANUP = Duration.ofMillis(250);

    private final NodeContext node;
    private final Key key;
    private final String uid;
    private final PodContainers containers;
    private final PodMount mount;
    private ObjectNode pod;
    private String address = "";
    private boolean sandbox;
    private boolean stopping;
    private boolean over;
    private boolean writing;
    private @Nullable PodFailure failure;
    private @Nullable Duration ending;

    PodWorker(NodeContext node, ObjectNode pod, String address) {
        this.node = node;
        this.pod = pod;
        this.key = Key.of("pods", pod);
        this.uid = Meta.uid(pod);
        this.address = address;
        this.containers = new PodContainers(this, node);
        this.mount = new PodMount(this, node, this::mounted);
    }

    ObjectNode object() {
        return pod;
    }

    /** The pod with the address it has by now. */
    JsonNode current() {
        ObjectNode copy = pod.deepCopy();
        ObjectNode status = copy.withObjectProperty("status");
        status.put("podIP", address).put("hostIP", hostAddress());
        status.withArrayProperty("podIPs").removeAll().addObject().put("ip", address);
        return copy;
    }

    String uid() {
        return uid;
    }

    Key key() {
        return key;
    }

    String nodeName() {
        return Json.text(pod, "spec", "nodeName");
    }

    String hostAddress() {
        return node.hostAddress(nodeName());
    }

    String address() {
        return address;
    }

    boolean alive() {
        return !over;
    }

    boolean stopping() {
        return stopping;
    }

    /** Why it has failed as a whole; null where it has not. */
    @Nullable PodFailure failure() {
        return failure;
    }

    boolean mayRun() {
        return !over && !stopping && !containers.initFailed();
    }

    PodContainers containers() {
        return containers;
    }

    /** Takes up a new pod. */
    void begin() {
        changed();
        PodFailure.watchDeadline(this, node);
        mount.begin();
    }

    /** Whether the node is cut off: its kubelet neither hears nor says anything. */
    boolean frozen() {
        return node.failures().node(nodeName());
    }

    /** The node answers again: what was missed is made up for. */
    void thaw() {
        if (Meta.deleting(pod) && !over) {
            if (stopping) {
                finish();
            } else {
                stop();
            }
        } else if (!sandbox) {
            mount.begin();
        }
        changed();
    }

    /** Ends what runs, untold. */
    void abandon() {
        over = true;
        killAll();
    }

    private void killAll() {
        for (ContainerSlot each : containers.all()) {
            ContainerRun run = each.run();
            if (run != null) {
                run.end(137);
            }
        }
    }

    private void mounted() {
        sandbox = true;
        node.network().up(address);
        advance();
        changed();
    }

    /** Takes up a pod that ran before the cluster was opened. */
    void restore() {
        sandbox = true;
        node.network().up(address);
        String reason = Json.text(pod, "status", "reason");
        if (reason.isEmpty()) {
            PodFailure.watchDeadline(this, node);
        } else {
            failure = new PodFailure(reason, Json.text(pod, "status", "message"));
            stopping = true;
        }
        containers.restore();
        advance();
    }

    /** A newer version of the pod: perhaps it is to end. */
    void seen(ObjectNode newer) {
        pod = newer;
        if (Meta.deleting(newer) && !graceLeft().equals(ending) && !frozen()) {
            stop();
        } else if (!Meta.deleting(newer)) {
            advance();
        }
    }

    /** The grace that whoever deleted the pod gave it. */
    private Duration graceLeft() {
        return Duration.ofSeconds(
                Json.at(pod, "metadata", "deletionGracePeriodSeconds").asLong(30));
    }

    private void advance() {
        if (mayRun() && sandbox) {
            containers.advance();
        }
    }

    /** A container has ended by itself, or was made to. */
    void exited(ContainerSlot slot, int code) {
        if (!stopping && !over) {
            containers.exited(slot, code);
            node.timeline().soon(this::advance);
        } else if (Meta.deleting(pod) && containers.runs().isEmpty()) {
            node.timeline().after(CLEANUP, this::finish);
        }
    }

    /** What runs is on its way to the end, and nothing starts again. */
    void stops() {
        stopping = true;
    }

    private void stop() {
        stopping = true;
        ending = graceLeft();
        end(ending);
        if (containers.runs().isEmpty()) {
            node.timeline().after(CLEANUP, this::finish);
        }
    }

    /** Asks all that runs to end. */
    private void end(Duration grace) {
        for (ContainerSlot each : containers.all()) {
            if (each.alive()) {
                each.say(Happening.normal("Killing", "Stopping container " + each.name()));
                each.stop(grace);
            }
        }
        changed();
    }

    /** How long a container of the pod may take to end. */
    Duration grace() {
        return Duration.ofSeconds(Json.at(pod, "spec", "terminationGracePeriodSeconds").asLong(30));
    }

    /** The pod fails as a whole, and what runs of it ends. */
    void fail(PodFailure why) {
        failure = why;
        node.events()
                .record(
                        pod,
                        node.source(nodeName()),
                        Happening.normal(why.reason(), why.message()));
        stopping = true;
        end(grace());
    }

    private void finish() {
        if (over || frozen()) {
            return;
        }
        write();
        node.objects().delete(key, Deletion.NOW.of(uid));
        gone();
    }

    /** The pod is no more. */
    void gone() {
        if (over) {
            return;
        }
        over = true;
        killAll();
        for (ContainerSlot each : containers.all()) {
            if (!each.state().id().isEmpty()) {
                node.files().forgetContainer(each.state().id());
            }
        }
        node.logs().removeAll(uid + "/");
        node.files().forgetPod(uid);
        node.failures().forgetPod(uid);
        node.network().down(address);
    }

    /** Something about the pod is new: its status is written once all of this moment is done. */
    void changed() {
        if (!writing && !over) {
            writing = true;
            node.timeline()
                    .soon(
                            () -> {
                                writing = false;
                                advance();
                                write();
                            });
        }
    }

    private void write() {
        if (over || frozen()) {
            return;
        }
        Instant now = node.timeline().instant();
        var status = new PodStatus(this, containers, now);
        node.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            if (Meta.uid(each).equals(uid)) {
                                status.fill(each, sandbox, containers.initFailed());
                            }
                        });
        String phase = node.objects().get(key).map(p -> Json.text(p, "status", "phase")).orElse("");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            node.network().down(address);
        }
    }
}
