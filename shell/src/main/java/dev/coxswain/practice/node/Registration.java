package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes machines of Node objects: the first one of a new cluster, and every one that somebody
 * creates beside it; takes the pods of a removed one away.
 */
final class Registration {
    private static final String TYPE = "nodes";
    private static final String LEASES = "leases.coordination.k8s.io";
    private static final String LEASE_NAMESPACE = "kube-node-lease";

    private final Feed feed;

    Registration(Feed feed) {
        this.feed = feed;
        feed.on(TYPE, this::changed);
        feed.world().timeline().soon(this::start);
    }

    private void start() {
        if (feed.objects().list(TYPE, "").isEmpty()) {
            ObjectNode node = Json.object();
            ObjectNode metadata = node.putObject("metadata").put("name", NodeContext.NAME);
            metadata.putObject("labels").put("node-role.kubernetes.io/control-plane", "");
            feed.objects().create(TYPE, node);
        }
        feed.objects().list(TYPE, "").forEach(this::equip);
    }

    private void changed(Change change) {
        if (change.after() == null) {
            for (ObjectNode pod : feed.objects().list("pods", "")) {
                if (Json.text(pod, "spec", "nodeName").equals(change.key().name())) {
                    feed.objects().delete(Key.of("pods", pod), Deletion.NOW.of(Meta.uid(pod)));
                }
            }
            feed.objects()
                    .delete(
                            new Key(LEASES, LEASE_NAMESPACE, change.key().name()),
                            Deletion.DEFAULT);
        } else if (change.before() == null) {
            feed.objects().get(change.key()).ifPresent(this::equip);
        }
    }

    private void equip(ObjectNode node) {
        if (node.path("status").has("nodeInfo")) {
            return;
        }
        String name = Meta.name(node);
        Key key = Key.of(TYPE, node);
        int number = freeNumber();
        feed.objects().modify(key, Objects.MAIN, each -> describe(each, name, number));
        Instant now = feed.world().timeline().instant();
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            capacity(status);
                            addresses(status, name, "172.18.0." + (number + 2));
                            conditions(status, now);
                            info(status, Meta.uid(each));
                        });
        lease(node, name, now);
    }

    private int freeNumber() {
        Set<String> used = new HashSet<>();
        feed.objects().list(TYPE, "").forEach(each -> used.add(NodeContext.addressOf(each)));
        int number = 0;
        while (used.contains("172.18.0." + (number + 2))) {
            number++;
        }
        return number;
    }

    private static void describe(ObjectNode node, String name, int number) {
        ObjectNode labels = node.withObjectProperty("metadata").withObjectProperty("labels");
        for (String prefix : List.of("beta.kubernetes.io", "kubernetes.io")) {
            labels.put(prefix + "/arch", "amd64").put(prefix + "/os", "linux");
        }
        labels.put("kubernetes.io/hostname", name);
        String range = "10.244." + number + ".0/24";
        node.withObjectProperty("spec").put("podCIDR", range).putArray("podCIDRs").add(range);
    }

    private static void capacity(ObjectNode status) {
        for (String kind : List.of("capacity", "allocatable")) {
            status.putObject(kind)
                    .put("cpu", "8")
                    .put("ephemeral-storage", "61255492Ki")
                    .put("hugepages-2Mi", "0")
                    .put("memory", "16Gi")
                    .put("pods", "10500");
        }
    }

    private static void addresses(ObjectNode status, String name, String address) {
        status.putArray("addresses")
                .add(Json.object().put("address", address).put("type", "InternalIP"))
                .add(Json.object().put("address", name).put("type", "Hostname"));
    }

    private static void conditions(ObjectNode status, Instant now) {
        String enough = "kubelet has ";
        condition(
                status,
                now,
                new Meta.Condition(
                        "MemoryPressure",
                        "False",
                        "KubeletHasSufficientMemory",
                        enough + "sufficient memory available"));
        condition(
                status,
                now,
                new Meta.Condition(
                        "DiskPressure",
                        "False",
                        "KubeletHasNoDiskPressure",
                        enough + "no disk pressure"));
        condition(
                status,
                now,
                new Meta.Condition(
                        "PIDPressure",
                        "False",
                        "KubeletHasSufficientPID",
                        enough + "sufficient PID available"));
        condition(
                status,
                now,
                new Meta.Condition(
                        "Ready", "True", "KubeletReady", "kubelet is posting ready status"));
    }

    private static void condition(ObjectNode status, Instant now, Meta.Condition condition) {
        Meta.setCondition(status, condition, now, false);
        JsonNode all = status.path("conditions");
        ((ObjectNode) all.get(all.size() - 1)).put("lastHeartbeatTime", Meta.stamp(now));
    }

    private static void info(ObjectNode status, String uid) {
        status.putObject("daemonEndpoints").putObject("kubeletEndpoint").put("Port", 10250);
        status.putObject("nodeInfo")
                .put("architecture", "amd64")
                .put("bootID", uid)
                .put("containerRuntimeVersion", "containerd://2.1.3")
                .put("kernelVersion", "6.12.0-practice")
                .put("kubeProxyVersion", "")
                .put("kubeletVersion", "v1.36.3")
                .put("machineID", uid)
                .put("operatingSystem", "linux")
                .put("osImage", "Practice Linux")
                .put("systemUUID", uid);
    }

    private void lease(ObjectNode node, String name, Instant now) {
        if (feed.objects().get(new Key(LEASES, LEASE_NAMESPACE, name)).isPresent()) {
            return;
        }
        ObjectNode lease = Json.object();
        ObjectNode metadata =
                lease.putObject("metadata").put("name", name).put("namespace", LEASE_NAMESPACE);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "v1")
                .put("kind", "Node")
                .put("name", name)
                .put("uid", Meta.uid(node));
        lease.putObject("spec")
                .put("holderIdentity", name)
                .put("leaseDurationSeconds", 40)
                .put(
                        "renewTime",
                        now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                .toString()
                                .replace("Z", ".000000Z"));
        feed.objects().create(LEASES, lease);
    }
}
