package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.network.Host;
import dev.coxswain.practice.node.network.OutsideWorld;
import dev.coxswain.practice.store.Key;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The pod network: names, service addresses, and what listens in which pod. */
final class ClusterNetwork {
    /** Something that listens on a port of a pod. */
    @FunctionalInterface
    interface Server {
        /** The answer to a whole request of a client. */
        byte[] answer(byte[] request, String client);
    }

    private static final String DOMAIN = ".svc.cluster.local";

    private final Objects objects;
    private final Map<String, Map<Integer, Server>> listening = new ConcurrentHashMap<>();
    private final OutsideWorld outside = OutsideWorld.standard();
    private final AtomicInteger turn = new AtomicInteger();

    ClusterNetwork(Objects objects) {
        this.objects = objects;
    }

    void listen(String address, int port, Server server) {
        listening.computeIfAbsent(address, _ -> new ConcurrentHashMap<>()).put(port, server);
    }

    void close(String address, int port, Server server) {
        listening.getOrDefault(address, Map.of()).remove(port, server);
    }

    void up(String address) {
        listening.computeIfAbsent(address, _ -> new ConcurrentHashMap<>());
    }

    void down(String address) {
        listening.remove(address);
    }

    Optional<Server> server(String address, int port) {
        return Optional.ofNullable(listening.getOrDefault(address, Map.of()).get(port));
    }

    /** The network as a pod sees it. */
    Host host(JsonNode pod, String address) {
        return new PodHost(pod, address);
    }

    /** The network as the world outside sees it: for the node's own ports. */
    Host outside() {
        return new PodHost(Json.object(), "10.244.0.1");
    }

    private final class PodHost implements Host {
        private final JsonNode pod;
        private final String address;

        PodHost(JsonNode pod, String address) {
            this.pod = pod;
            this.address = address;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public String name() {
            return PodNames.hostname(pod);
        }

        @Override
        public List<String> lookup(String name) {
            if (name.matches("[0-9.]+")) {
                return List.of(name);
            }
            if (name.equals("localhost")) {
                return List.of("127.0.0.1");
            }
            if (name.equals(name())) {
                return List.of(address);
            }
            return resolve(canonical(name), 0);
        }

        @Override
        public String canonical(String name) {
            String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            for (String suffix :
                    List.of("." + Meta.namespace(pod) + DOMAIN, DOMAIN, ".cluster.local", "")) {
                if (!resolve(bare + suffix, 0).isEmpty()) {
                    return bare + suffix;
                }
            }
            return bare;
        }

        @Override
        public String alias(String name) {
            return externalName(name);
        }

        @Override
        public boolean reachable(String target) {
            return target.equals("127.0.0.1")
                    || target.equals(address)
                    || listening.containsKey(target)
                    || outside.knows(target);
        }

        @Override
        public Optional<byte[]> exchange(String target, int port, byte[] request, Duration patience)
                throws IOException {
            String at = target.startsWith("127.") ? address : target;
            if (outside.knows(at)) {
                return outside.answer(at, port, request);
            }
            Server server = server(at, port).orElse(null);
            if (server == null && !listening.containsKey(at)) {
                server = behindService(at, port);
                if (server == null) {
                    return Optional.empty();
                }
            }
            if (server == null) {
                throw new ConnectException("Connection refused");
            }
            String client = target.startsWith("127.") ? "127.0.0.1" : address;
            return Optional.of(server.answer(request, client));
        }
    }

    private List<String> resolve(String name, int depth) {
        if (depth > 5) {
            return List.of();
        }
        if (!name.endsWith(DOMAIN)) {
            return outside.lookup(name).map(List::of).orElse(List.of());
        }
        String[] parts = name.substring(0, name.length() - DOMAIN.length()).split("\\.");
        if (parts.length < 2 || parts.length > 3) {
            return List.of();
        }
        String namespace = parts[parts.length - 1];
        String service = parts[parts.length - 2];
        ObjectNode found = objects.get(new Key("services", namespace, service)).orElse(null);
        if (found == null) {
            return List.of();
        }
        if (Json.text(found, "spec", "type").equals("ExternalName")) {
            return resolve(Json.text(found, "spec", "externalName"), depth + 1);
        }
        String ip = Json.text(found, "spec", "clusterIP");
        if (!ip.equals("None") && parts.length == 2) {
            return ip.isEmpty() ? List.of() : List.of(ip);
        }
        var addresses = new LinkedHashSet<String>();
        for (JsonNode each : readyAddresses(namespace, service)) {
            if (parts.length == 2
                    || each.path("hostname").asText().equals(parts[0])
                    || Json.text(each, "targetRef", "name").equals(parts[0])) {
                addresses.add(each.path("ip").asText());
            }
        }
        return List.copyOf(addresses);
    }

    private String externalName(String name) {
        String[] parts = name.split("\\.", 3);
        if (parts.length < 3 || !name.endsWith(DOMAIN)) {
            return "";
        }
        return objects.get(new Key("services", parts[1], parts[0]))
                .map(service -> Json.text(service, "spec", "externalName"))
                .orElse("");
    }

    private List<JsonNode> readyAddresses(String namespace, String service) {
        var all = new ArrayList<JsonNode>();
        objects.get(new Key("endpoints", namespace, service))
                .ifPresent(
                        e -> e.path("subsets").forEach(s -> s.path("addresses").forEach(all::add)));
        return all;
    }

    private @org.jspecify.annotations.Nullable Server behindService(String address, int port) {
        for (ObjectNode service : objects.list("services", "")) {
            if (Json.text(service, "spec", "clusterIP").equals(address)) {
                return behind(service, port);
            }
        }
        return null;
    }

    /** A server behind a service's port, the pods taking turns; null where there is none. */
    @org.jspecify.annotations.Nullable
    Server behind(JsonNode service, int port) {
        for (JsonNode each : Json.at(service, "spec", "ports")) {
            if (each.path("port").asInt() != port) {
                continue;
            }
            var targets = new ArrayList<Server>();
            ObjectNode endpoints =
                    objects.get(new Key("endpoints", Meta.namespace(service), Meta.name(service)))
                            .orElse(Json.object());
            for (JsonNode subset : endpoints.path("subsets")) {
                for (JsonNode target : subset.path("ports")) {
                    if (target.path("name").asText("").equals(each.path("name").asText(""))) {
                        subset.path("addresses")
                                .forEach(
                                        a ->
                                                server(
                                                                a.path("ip").asText(),
                                                                target.path("port").asInt())
                                                        .ifPresent(targets::add));
                    }
                }
            }
            return targets.isEmpty()
                    ? null
                    : targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
        }
        return null;
    }
}
