package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Kinds;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which groups, versions and resources there are, in the old documents and the aggregated one. */
record Discovery(Kinds kinds) {
    private List<Kind> of(String group) {
        return kinds.all().stream().filter(each -> each.type().group().equals(group)).toList();
    }

    private Set<String> versions(String group) {
        var versions = new LinkedHashSet<String>();
        of(group).forEach(each -> versions.add(each.type().version()));
        return versions;
    }

    /** {@code /version}. */
    static ObjectNode version() {
        ObjectNode version = Json.object();
        version.put("major", "1").put("minor", "36");
        version.put("emulationMajor", "1").put("emulationMinor", "36");
        version.put("minCompatibilityMajor", "1").put("minCompatibilityMinor", "35");
        version.put("gitVersion", "v1.36.3").put("gitCommit", "").put("gitTreeState", "clean");
        version.put("buildDate", "1970-01-01T00:00:00Z");
        version.put("goVersion", "").put("compiler", "").put("platform", "coxswain/practice");
        return version;
    }

    /** {@code /api}. */
    static ObjectNode core() {
        ObjectNode core = Json.object().put("kind", "APIVersions");
        core.putArray("versions").add("v1");
        core.putArray("serverAddressByClientCIDRs");
        return core;
    }

    /** {@code /apis}. */
    ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        kinds.groups().forEach(each -> groups.add(group(each)));
        return list;
    }

    /** {@code /apis/GROUP}. */
    ObjectNode group(String name) {
        ObjectNode group = Json.object().put("name", name);
        ArrayNode versions = group.putArray("versions");
        for (String each : versions(name)) {
            versions.addObject().put("groupVersion", name + "/" + each).put("version", each);
        }
        group.set("preferredVersion", versions.path(0));
        return group;
    }

    boolean has(String group, String version) {
        return versions(group).contains(version);
    }

    boolean has(String group) {
        return !versions(group).isEmpty();
    }

    /** {@code /apis/GROUP/VERSION}. */
    ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object().put("kind", "APIResourceList");
        if (!group.isEmpty()) {
            list.put("apiVersion", "v1");
        }
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : of(group)) {
            ResourceType type = kind.type();
            if (!type.version().equals(version)) {
                continue;
            }
            ObjectNode resource = resources.addObject();
            resource.put("name", type.plural()).put("singularName", type.singular());
            resource.put("namespaced", type.namespaced()).put("kind", type.kind());
            texts(resource.putArray("verbs"), verbs(kind));
            if (!type.shortNames().isEmpty()) {
                texts(resource.putArray("shortNames"), type.shortNames());
            }
            if (!type.categories().isEmpty()) {
                texts(resource.putArray("categories"), type.categories());
            }
            String hash = StorageHash.of(kinds, kind);
            if (!hash.isEmpty()) {
                resource.put("storageVersionHash", hash);
            }
            for (String each : subresources(kind)) {
                ObjectNode sub = resources.addObject();
                sub.put("name", type.plural() + "/" + each).put("singularName", "");
                sub.put("namespaced", type.namespaced());
                responseKind(sub, type, each, "");
                if (type.group().equals(sub.path("group").asText())
                        && type.version().equals(sub.path("version").asText())) {
                    sub.remove(List.of("group", "version"));
                }
                texts(sub.putArray("verbs"), verbs(each));
            }
        }
        return list;
    }

    private static Iterable<String> verbs(Kind kind) {
        return kind.custom()
                ? List.of(
                        "delete",
                        "deletecollection",
                        "get",
                        "list",
                        "patch",
                        "create",
                        "update",
                        "watch")
                : new TreeSet<>(kind.type().verbs());
    }

    /** The status first for kinds that a definition made, all sorted for the others. */
    private static Iterable<String> subresources(Kind kind) {
        var sorted = new TreeSet<>(kind.type().subresources());
        return kind.custom() ? sorted.descendingSet() : sorted;
    }

    private static void texts(ArrayNode into, Iterable<String> texts) {
        texts.forEach(into::add);
    }

    private static List<String> verbs(String subresource) {
        return switch (subresource) {
            case "exec", "attach", "portforward" -> List.of("create", "get");
            case "log" -> List.of("get");
            case "eviction", "binding" -> List.of("create");
            case "finalize" -> List.of("update");
            case "token" -> List.of("create");
            default -> List.of("get", "patch", "update");
        };
    }

    private static void responseKind(
            ObjectNode into, ResourceType type, String subresource, String prefix) {
        switch (subresource) {
            case "scale" -> kind(into, prefix, new String[] {"autoscaling", "v1", "Scale"});
            case "eviction" -> kind(into, prefix, new String[] {"policy", "v1", "Eviction"});
            case "binding" -> kind(into, prefix, new String[] {"", "v1", "Binding"});
            case "token" ->
                    kind(
                            into,
                            prefix,
                            new String[] {"authentication.k8s.io", "v1", "TokenRequest"});
            case "exec" -> kind(into, prefix, new String[] {"", "v1", "PodExecOptions"});
            case "attach" -> kind(into, prefix, new String[] {"", "v1", "PodAttachOptions"});
            case "portforward" ->
                    kind(into, prefix, new String[] {"", "v1", "PodPortForwardOptions"});
            default -> kind(into, prefix, own(type, prefix));
        }
        JsonNode kind = into.path(prefix);
        if (kind instanceof ObjectNode named
                && type.group().equals(named.path("group").asText())
                && type.version().equals(named.path("version").asText())) {
            named.put("group", "").put("version", "");
        }
    }

    /** The aggregated document names group and version only where they are others. */
    private static String[] own(ResourceType type, String prefix) {
        return prefix.isEmpty()
                ? new String[] {type.group(), type.version(), type.kind()}
                : new String[] {"", "", type.kind()};
    }

    private static void kind(ObjectNode into, String prefix, String[] names) {
        if (prefix.isEmpty()) {
            into.put("group", names[0]).put("version", names[1]).put("kind", names[2]);
        } else {
            into.putObject(prefix)
                    .put("group", names[0])
                    .put("version", names[1])
                    .put("kind", names[2]);
        }
    }

    /** Everything of {@code /api} or {@code /apis} in one answer. */
    ObjectNode aggregated(boolean core) {
        ObjectNode list = Json.object().put("kind", "APIGroupDiscoveryList");
        list.put("apiVersion", "apidiscovery.k8s.io/v2").putObject("metadata");
        ArrayNode items = list.putArray("items");
        for (String group : core ? Set.of("") : kinds.groups()) {
            ObjectNode item = items.addObject();
            ObjectNode metadata = item.putObject("metadata");
            if (!core) {
                metadata.put("name", group);
            }
            ArrayNode versions = item.putArray("versions");
            for (String version : versions(group)) {
                ObjectNode entry = versions.addObject().put("version", version);
                ArrayNode resources = entry.putArray("resources");
                of(group).stream()
                        .filter(each -> each.type().version().equals(version))
                        .forEach(each -> resources.add(resource(each.type())));
                entry.put("freshness", "Current");
            }
        }
        return list;
    }

    private static ObjectNode resource(ResourceType type) {
        ObjectNode resource = Json.object().put("resource", type.plural());
        kind(resource, "responseKind", own(type, "responseKind"));
        resource.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
        resource.put("singularResource", type.singular());
        texts(resource.putArray("verbs"), new TreeSet<>(type.verbs()));
        if (!type.shortNames().isEmpty()) {
            texts(resource.putArray("shortNames"), type.shortNames());
        }
        if (!type.categories().isEmpty()) {
            texts(resource.putArray("categories"), type.categories());
        }
        if (!type.subresources().isEmpty()) {
            ArrayNode subresources = resource.putArray("subresources");
            for (String each : new TreeSet<>(type.subresources())) {
                ObjectNode sub = subresources.addObject().put("subresource", each);
                responseKind(sub, type, each, "responseKind");
                texts(sub.putArray("verbs"), verbs(each));
            }
        }
        return resource;
    }
}
