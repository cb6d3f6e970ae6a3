package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports of this machine on which services of the types NodePort and LoadBalancer answer, on the
 * loopback interface. Closed until {@link #open}: a cluster in a test needs none.
 */
final class HostPorts implements AutoCloseable {
    private static final Events.Source SOURCE =
            new Events.Source("service-controller", "", "v1", "Service");
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final NodeContext node;
    private final Feed.Queue queue;
    private final Map<Key, Map<Integer, HostPort>> open = new HashMap<>();
    private final Map<Key, Duration> retries = new HashMap<>();
    private boolean active;

    HostPorts(NodeContext node, Feed feed) {
        this.node = node;
        this.queue = feed.queue(this::reconcile);
        feed.on("services", change -> queue.add(change.key()));
    }

    /** Begins to answer on the host; only on a timeline that follows the clock. */
    void open() {
        node.timeline()
                .soon(
                        () -> {
                            active = true;
                            queue.addAll("services");
                        });
    }

    private void reconcile(Key key) {
        if (!active) {
            return;
        }
        ObjectNode service = node.objects().get(key).orElse(null);
        Map<Integer, Integer> wanted = service == null ? Map.of() : wanted(service);
        Map<Integer, HostPort> mine = open.computeIfAbsent(key, _ -> new HashMap<>());
        mine.entrySet()
                .removeIf(
                        each -> {
                            boolean gone = !wanted.containsKey(each.getKey());
                            if (gone) {
                                each.getValue().close();
                            }
                            return gone;
                        });
        boolean all = true;
        for (var each : wanted.entrySet()) {
            all &= mine.containsKey(each.getKey()) || listen(key, each.getKey(), each.getValue());
        }
        if (all) {
            retries.remove(key);
        } else {
            Duration pause = retries.getOrDefault(key, FIRST_RETRY);
            Duration next = pause.multipliedBy(2);
            retries.put(key, next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next);
            queue.addAfter(key, pause);
        }
        if (mine.isEmpty()) {
            open.remove(key);
        }
    }

    /** The host's ports of a service, each with the service's port behind it. */
    private static Map<Integer, Integer> wanted(JsonNode service) {
        var ports = new TreeMap<Integer, Integer>();
        String type = Json.text(service, "spec", "type");
        if (Meta.deleting(service)) {
            return ports;
        }
        for (JsonNode each : Json.at(service, "spec", "ports")) {
            int port = each.path("port").asInt();
            if (type.equals("LoadBalancer")) {
                ports.put(port, port);
            }
            boolean outward = type.equals("LoadBalancer") || type.equals("NodePort");
            if (outward && each.path("nodePort").asInt() > 0) {
                ports.put(each.path("nodePort").asInt(), port);
            }
        }
        return ports;
    }

    private boolean listen(Key key, int hostPort, int port) {
        try {
            var opened = new HostPort(hostPort, () -> server(key, port));
            open.computeIfAbsent(key, _ -> new HashMap<>()).put(hostPort, opened);
            return true;
        } catch (IOException e) {
            node.objects()
                    .get(key)
                    .ifPresent(
                            service ->
                                    node.events()
                                            .record(
                                                    service,
                                                    SOURCE,
                                                    Happening.warning(
                                                            "HostPortUnavailable",
                                                            words(hostPort, e))));
            return false;
        }
    }

    private static String words(int port, IOException problem) {
        String why = String.valueOf(problem.getMessage());
        return why.contains("in use")
                ? "port %d of this machine is in use by another program, so localhost:%d does not lead to this service"
                        .formatted(port, port)
                : "port %d of this machine cannot be opened, so localhost:%d does not lead to this service: %s"
                        .formatted(port, port, why);
    }

    private ClusterNetwork.@org.jspecify.annotations.Nullable Server server(Key key, int port) {
        return node.objects()
                .get(key)
                .map(service -> node.network().behind(service, port))
                .orElse(null);
    }

    @Override
    public void close() {
        active = false;
        open.values().forEach(ports -> ports.values().forEach(HostPort::close));
        open.clear();
    }
}
