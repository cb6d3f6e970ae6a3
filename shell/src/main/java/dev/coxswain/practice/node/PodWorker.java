package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a kubelet does for one pod, from its binding to its end. */
final class PodWorker {
    private static final Duration SANDBOX = Duration.ofMillis(250);

    private final NodeContext node;
    private final Key key;
    private final String uid;
    private final PodContainers containers;
    private ObjectNode pod;
    private String address = "";
    private boolean sandbox;
    private boolean stopping;
    private boolean over;
    private boolean writing;

    PodWorker(NodeContext node, ObjectNode pod, String address) {
        this.node = node;
        this.pod = pod;
        this.key = Key.of("pods", pod);
        this.uid = Meta.uid(pod);
        this.address = address;
        this.containers = new PodContainers(this, node);
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

    boolean mayRun() {
        return !over && !stopping && !containers.initFailed();
    }

    boolean hasInitContainers() {
        return !Json.at(pod, "spec", "initContainers").isEmpty();
    }

    PodContainers containers() {
        return containers;
    }

    /** What runs in a pod whose containers share their processes; nothing for any other. */
    List<ContainerRun> sharingRuns() {
        boolean shares = Json.at(pod, "spec", "shareProcessNamespace").asBoolean();
        return shares ? containers.runs() : List.of();
    }

    /** Takes up a new pod. */
    void begin() {
        changed();
        mount(Duration.ofMillis(500));
    }

    /** Whether the node is cut off: its kubelet neither hears nor says anything. */
    private boolean frozen() {
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
            mount(Duration.ofMillis(500));
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

    private void mount(Duration retry) {
        if (!mayRun() || frozen()) {
            return;
        }
        List<String> missing = node.files().missing(pod);
        if (missing.isEmpty()) {
            node.timeline()
                    .after(
                            SANDBOX,
                            () -> {
                                if (mayRun()) {
                                    sandbox = true;
                                    node.network().up(address);
                                    advance();
                                    changed();
                                }
                            });
            return;
        }
        missing.forEach(
                each ->
                        node.events()
                                .record(
                                        pod,
                                        node.source(nodeName()),
                                        Happening.warning("FailedMount", each)));
        Duration next =
                retry.multipliedBy(2).compareTo(Duration.ofSeconds(122)) > 0
                        ? Duration.ofSeconds(122)
                        : retry.multipliedBy(2);
        node.timeline().after(retry, () -> mount(next));
    }

    /** Takes up a pod that ran before the cluster was opened. */
    void restore() {
        sandbox = true;
        node.network().up(address);
        containers.restore();
        advance();
    }

    /** A newer version of the pod: perhaps it is to end. */
    void seen(ObjectNode newer) {
        pod = newer;
        if (Meta.deleting(newer) && !stopping && !frozen()) {
            stop();
        }
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
        }
    }

    /** What runs is on its way to the end, and nothing starts again. */
    void stops() {
        stopping = true;
    }

    /** Configuration that was missing may have come. */
    void configChanged() {
        containers.all().forEach(ContainerSlot::retryConfig);
    }

    private void stop() {
        stopping = true;
        long seconds = Json.at(pod, "metadata", "deletionGracePeriodSeconds").asLong(30);
        Duration longest = Duration.ofMillis(100);
        for (ContainerSlot each : containers.all()) {
            ContainerRun run = each.run();
            if (run != null && each.running()) {
                each.say(Happening.normal("Killing", "Stopping container " + each.name()));
                Duration took = run.stop(Duration.ofSeconds(seconds));
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
        changed();
        node.timeline().after(longest.plusMillis(150), this::finish);
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
