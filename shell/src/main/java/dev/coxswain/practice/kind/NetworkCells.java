package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Paths;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The cells of services, endpoints, ingresses and of who may do what. */
final class NetworkCells {
    private NetworkCells() {}

    static @Nullable String cell(String name, JsonNode object, Instant now) {
        return switch (name) {
            case "clusterIp" -> or(Paths.text(object, "spec.clusterIP"));
            case "serviceExternal" -> external(object);
            case "servicePorts" -> ports(object);
            case "endpoints" -> endpoints(object);
            case "sliceEndpoints" -> slice(object);
            case "slicePorts" -> slicePorts(object);
            case "hosts" -> hosts(object);
            case "address" -> String.join(",", ingress(object));
            case "ingressPorts" -> Paths.at(object, "spec.tls").isEmpty() ? "80" : "80, 443";
            case "role" ->
                    Paths.text(object, "roleRef.kind") + "/" + Paths.text(object, "roleRef.name");
            case "users" -> subjects(object, "User");
            case "groups" -> subjects(object, "Group");
            case "accounts" -> subjects(object, "ServiceAccount");
            default -> null;
        };
    }

    private static String or(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    private static List<String> ingress(JsonNode object) {
        var addresses = new LinkedHashSet<String>();
        for (JsonNode each : Paths.at(object, "status.loadBalancer.ingress")) {
            String ip = each.path("ip").asText("");
            addresses.add(ip.isEmpty() ? each.path("hostname").asText() : ip);
        }
        return List.copyOf(addresses);
    }

    private static String external(JsonNode service) {
        List<String> given = Kind.texts(Paths.at(service, "spec.externalIPs"));
        return switch (Paths.text(service, "spec.type")) {
            case "ExternalName" -> Paths.text(service, "spec.externalName");
            case "LoadBalancer" -> {
                var all = new ArrayList<>(ingress(service));
                all.addAll(given);
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            default -> or(String.join(",", given));
        };
    }

    private static String ports(JsonNode service) {
        var parts = new ArrayList<String>();
        for (JsonNode each : Paths.at(service, "spec.ports")) {
            int node = each.path("nodePort").asInt();
            parts.add(
                    each.path("port").asText()
                            + (node > 0 ? ":" + node : "")
                            + "/"
                            + each.path("protocol").asText());
        }
        return or(String.join(",", parts));
    }

    private static String most(List<String> all, String join) {
        return all.size() > 3
                ? String.join(join, all.subList(0, 3)) + " + " + (all.size() - 3) + " more..."
                : String.join(join, all);
    }

    private static String endpoints(JsonNode endpoints) {
        var all = new ArrayList<String>();
        for (JsonNode subset : endpoints.path("subsets")) {
            if (subset.path("ports").isEmpty()) {
                subset.path("addresses").forEach(each -> all.add(each.path("ip").asText()));
            }
            for (JsonNode port : subset.path("ports")) {
                for (JsonNode each : subset.path("addresses")) {
                    all.add(each.path("ip").asText() + ":" + port.path("port").asText());
                }
            }
        }
        return or(most(all, ","));
    }

    private static String slice(JsonNode slice) {
        var all = new ArrayList<String>();
        slice.path("endpoints")
                .forEach(each -> each.path("addresses").forEach(ip -> all.add(ip.asText())));
        return all.isEmpty() ? "<unset>" : most(all, ",");
    }

    private static String slicePorts(JsonNode slice) {
        var all = new ArrayList<String>();
        slice.path("ports").forEach(each -> all.add(each.path("port").asText()));
        return all.isEmpty() ? "<unset>" : most(all, ",");
    }

    private static String hosts(JsonNode ingress) {
        var all = new ArrayList<String>();
        for (JsonNode each : Paths.at(ingress, "spec.rules")) {
            String host = each.path("host").asText("");
            if (!host.isEmpty()) {
                all.add(host);
            }
        }
        return all.isEmpty() ? "*" : most(all, ",");
    }

    private static String subjects(JsonNode binding, String kind) {
        var all = new ArrayList<String>();
        for (JsonNode each : binding.path("subjects")) {
            if (each.path("kind").asText().equals(kind)) {
                String namespace = each.path("namespace").asText("");
                String name = each.path("name").asText();
                all.add(
                        namespace.isEmpty() && !kind.equals("ServiceAccount")
                                ? name
                                : namespace + "/" + name);
            }
        }
        return String.join(", ", all);
    }
}
