package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the pods that are bound to a node of the practice cluster. */
final class Kubelet {
    private final NodeContext node;
    private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    private int nextAddress = 1;

    Kubelet(NodeContext node, Feed feed) {
        this.node = node;
        List<ObjectNode> pods = node.objects().list("pods", "");
        pods.forEach(pod -> addresses.add(Json.text(pod, "status", "podIP")));
        node.timeline().soon(() -> node.objects().list("pods", "").forEach(this::see));
        feed.on("pods", this::podChanged);
        feed.on("nodes", this::nodeChanged);
        feed.on("configmaps", change -> configChanged(change.key()));
        feed.on("secrets", change -> configChanged(change.key()));
        feed.on(
                "persistentvolumes",
                change -> {
                    if (change.after() == null) {
                        node.files().forgetVolume(Meta.uid(change.latest()));
                    }
                });
    }

    private void podChanged(Change change) {
        ObjectNode after = change.after();
        String uid = Meta.uid(change.latest());
        if (after == null) {
            PodWorker worker = workers.remove(uid);
            if (worker != null) {
                worker.gone();
                addresses.remove(worker.address());
            }
        } else {
            node.objects()
                    .get(change.key())
                    .filter(now -> Meta.uid(now).equals(uid))
                    .ifPresent(this::see);
        }
    }

    /** A machine that is new may have been named by pods before it was there. */
    private void nodeChanged(Change change) {
        if (change.before() == null) {
            node.objects().list("pods", "").stream()
                    .filter(pod -> Json.text(pod, "spec", "nodeName").equals(change.key().name()))
                    .forEach(this::see);
        }
    }

    private void see(ObjectNode pod) {
        PodWorker worker = workers.get(Meta.uid(pod));
        if (worker != null) {
            worker.seen(pod);
            return;
        }
        String name = Json.text(pod, "spec", "nodeName");
        if (name.isEmpty() || node.objects().get(new Key("nodes", "", name)).isEmpty()) {
            return;
        }
        String phase = Json.text(pod, "status", "phase");
        boolean finished = phase.equals("Succeeded") || phase.equals("Failed");
        String known = Json.text(pod, "status", "podIP");
        var fresh = new PodWorker(node, pod, known.isEmpty() ? address(pod) : known);
        workers.put(Meta.uid(pod), fresh);
        if (Meta.deleting(pod)) {
            fresh.seen(pod);
        } else if (finished || !known.isEmpty()) {
            fresh.restore();
        } else {
            fresh.begin();
        }
    }

    private String address(ObjectNode pod) {
        if (Json.at(pod, "spec", "hostNetwork").asBoolean()) {
            return node.hostAddress(Json.text(pod, "spec", "nodeName"));
        }
        while (true) {
            int number = ++nextAddress;
            String address = "10.244." + number / 250 % 250 + "." + (number % 250 + 1);
            if (addresses.add(address)) {
                return address;
            }
        }
    }

    private void configChanged(Key key) {
        workers.values().stream()
                .filter(worker -> worker.key().namespace().equals(key.namespace()))
                .flatMap(worker -> worker.containers().all().stream())
                .forEach(ContainerSlot::retryConfig);
    }

    Optional<PodWorker> worker(Key pod) {
        return node.objects().get(pod).map(each -> workers.get(Meta.uid(each)));
    }

    Collection<PodWorker> workers() {
        return workers.values();
    }
}
