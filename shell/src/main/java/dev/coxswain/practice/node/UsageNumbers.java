package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;

import java.util.ArrayList;
import java.util.List;

/** What containers are said to use: a little, more under load, or what an annotation says. */
final class UsageNumbers {
    private static final String CPU = "practice/cpu";
    private static final String MEMORY = "practice/memory";
    private static final double CPU_PER_REQUEST = 5;

    private final Kubelet kubelet;
    private final NodeContext node;

    UsageNumbers(Kubelet kubelet, NodeContext node) {
        this.kubelet = kubelet;
        this.node = node;
    }

    /** Thousandths of a CPU a container of the pod uses now: each request costs a little. */
    private long cpu(JsonNode pod, ContainerSlot slot) {
        String given = Meta.annotation(pod, CPU);
        if (!given.isEmpty()) {
            return NodeRoom.amount(given).movePointRight(3).longValue();
        }
        ContainerRun run = slot.run();
        double rate = run == null ? 0 : run.load().perSecond(node.timeline().instant());
        long steady = 1L + Math.floorMod((Meta.uid(pod) + slot.name()).hashCode(), 4);
        return steady + Math.round(rate * CPU_PER_REQUEST);
    }

    private static long memoryMebi(JsonNode pod, String container) {
        String given = Meta.annotation(pod, MEMORY);
        if (!given.isEmpty()) {
            return NodeRoom.amount(given).longValue() >> 20;
        }
        return 3L + Math.floorMod((container + Meta.uid(pod)).hashCode(), 20);
    }

    private ObjectNode metrics(String kind, JsonNode of) {
        ObjectNode object = Json.object();
        object.put("kind", kind).put("apiVersion", "metrics.k8s.io/v1beta1");
        ObjectNode metadata = object.putObject("metadata").put("name", Meta.name(of));
        if (!Meta.namespace(of).isEmpty()) {
            metadata.put("namespace", Meta.namespace(of));
        }
        metadata.put("creationTimestamp", Meta.stamp(node.timeline().instant()));
        if (!Meta.labels(of).isMissingNode()) {
            metadata.set("labels", Meta.labels(of).deepCopy());
        }
        object.put("timestamp", Meta.stamp(node.timeline().instant())).put("window", "15s");
        return object;
    }

    List<ObjectNode> pods(String namespace) {
        var all = new ArrayList<ObjectNode>();
        for (PodWorker worker : kubelet.workers()) {
            boolean wanted = namespace.isEmpty() || worker.key().namespace().equals(namespace);
            List<ContainerSlot> running =
                    worker.containers().all().stream().filter(ContainerSlot::running).toList();
            if (wanted && !running.isEmpty()) {
                ObjectNode object = metrics("PodMetrics", worker.object());
                ArrayNode containers = object.putArray("containers");
                for (ContainerSlot slot : running) {
                    containers
                            .addObject()
                            .put("name", slot.name())
                            .putObject("usage")
                            .put("cpu", cpu(worker.object(), slot) + "m")
                            .put("memory", memoryMebi(worker.object(), slot.name()) + "Mi");
                }
                all.add(object);
            }
        }
        all.sort(
                java.util.Comparator.comparing(
                        each -> Meta.namespace(each) + "/" + Meta.name(each)));
        return all;
    }

    List<ObjectNode> nodes() {
        var all = new ArrayList<ObjectNode>();
        for (ObjectNode each : node.objects().list("nodes", "")) {
            long cpu = 120;
            long memory = 900;
            for (PodWorker worker : kubelet.workers()) {
                if (worker.nodeName().equals(Meta.name(each))) {
                    for (ContainerSlot slot : worker.containers().all()) {
                        cpu += slot.running() ? cpu(worker.object(), slot) : 0;
                        memory += slot.running() ? memoryMebi(worker.object(), slot.name()) : 0;
                    }
                }
            }
            ObjectNode object = metrics("NodeMetrics", each);
            object.putObject("usage").put("cpu", cpu + "m").put("memory", memory + "Mi");
            all.add(object);
        }
        return all;
    }
}
