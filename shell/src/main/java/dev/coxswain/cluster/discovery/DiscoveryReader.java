package dev.coxswain.cluster.discovery;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Answer;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a server for its types: aggregated discovery, or the older documents one by one. */
final class DiscoveryReader {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + "application/json";

    private final Cluster cluster;
    private final Cancellation work;

    /**
     * What a server said.
     *
     * @param stale group versions whose own server did not answer
     */
    record Discovered(List<ResourceType> types, List<String> stale) {}

    DiscoveryReader(Cluster cluster, Cancellation work) {
        this.cluster = cluster;
        this.work = work;
    }

    Discovered read() {
        List<ResourceType> types = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        for (String root : List.of("/api", "/apis")) {
            JsonNode answer = ask(root);
            if (Json.text(answer, "kind").equals("APIGroupDiscoveryList")) {
                aggregated(answer, types, stale);
            } else if (root.equals("/api")) {
                answer.path("versions").forEach(each -> legacy("", each.asText(), types, stale));
            } else {
                groups(answer, types, stale);
            }
        }
        return new Discovered(types, stale);
    }

    /** A root may be missing (404) on small servers. */
    private JsonNode ask(String path) {
        try {
            Answer answer = cluster.send(Request.get(path).accepting(AGGREGATED), work);
            return answer.json();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 404) {
                return Json.object();
            }
            throw e;
        }
    }

    private static void aggregated(JsonNode list, List<ResourceType> types, List<String> stale) {
        for (JsonNode group : list.path("items")) {
            String name = Json.text(group, "metadata", "name");
            for (JsonNode version : group.path("versions")) {
                if (Json.text(version, "freshness").equals("Stale")) {
                    stale.add(groupVersion(name, Json.text(version, "version")));
                }
                for (JsonNode each : version.path("resources")) {
                    types.add(aggregatedType(name, Json.text(version, "version"), each));
                }
            }
        }
    }

    private static ResourceType aggregatedType(String group, String version, JsonNode resource) {
        Set<String> below = new HashSet<>();
        resource.path("subresources").forEach(each -> below.add(Json.text(each, "subresource")));
        return type(
                group,
                version,
                resource,
                new Form(
                        Json.text(resource, "resource"),
                        Json.text(resource, "singularResource"),
                        Json.text(resource, "responseKind", "kind"),
                        Json.text(resource, "scope").equals("Namespaced")),
                below);
    }

    private record Form(String plural, String singular, String kind, boolean namespaced) {}

    private static ResourceType type(
            String group, String version, JsonNode resource, Form form, Set<String> below) {
        return new ResourceType(
                group,
                version,
                form.kind,
                form.plural,
                form.singular.isEmpty()
                        ? form.kind.toLowerCase(java.util.Locale.ROOT)
                        : form.singular,
                form.namespaced,
                texts(resource.path("shortNames")),
                texts(resource.path("categories")),
                new LinkedHashSet<>(texts(resource.path("verbs"))),
                below);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The preferred version of a group first, as the aggregated form has it. */
    private void groups(JsonNode list, List<ResourceType> types, List<String> stale) {
        for (JsonNode group : list.path("groups")) {
            Set<String> versions = new java.util.LinkedHashSet<>();
            versions.add(Json.text(group, "preferredVersion", "version"));
            group.path("versions").forEach(each -> versions.add(Json.text(each, "version")));
            versions.remove("");
            for (String version : versions) {
                legacy(Json.text(group, "name"), version, types, stale);
            }
        }
    }

    private void legacy(
            String group, String version, List<ResourceType> types, List<String> stale) {
        String path = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        JsonNode list;
        try {
            list = cluster.send(Request.get(path), work).json();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api) {
                stale.add(groupVersion(group, version));
                return;
            }
            throw e;
        }
        Map<String, Set<String>> below = new LinkedHashMap<>();
        for (JsonNode each : list.path("resources")) {
            String[] name = Json.text(each, "name").split("/", 2);
            Set<String> names = below.computeIfAbsent(name[0], _ -> new HashSet<>());
            if (name.length > 1) {
                names.add(name[1]);
            }
        }
        for (JsonNode each : list.path("resources")) {
            String name = Json.text(each, "name");
            if (!name.contains("/")) {
                Form form =
                        new Form(
                                name,
                                Json.text(each, "singularName"),
                                Json.text(each, "kind"),
                                each.path("namespaced").asBoolean());
                types.add(type(group, version, each, form, below.getOrDefault(name, Set.of())));
            }
        }
    }

    private static String groupVersion(String group, String version) {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
