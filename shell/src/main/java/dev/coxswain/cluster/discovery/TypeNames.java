package dev.coxswain.cluster.discovery;

import dev.coxswain.model.Nearest;
import dev.coxswain.model.ResourceType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names of a server's types, looked up as kubectl's mapper does: plural or singular, then short
 * names, then a prefix of the group; the server's order decides between several.
 */
final class TypeNames {
    private final List<ResourceType> types;

    TypeNames(List<ResourceType> types) {
        this.types = types;
    }

    Optional<ResourceType> find(String typed) {
        String name = typed.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        if (dot < 0) {
            return named(name, _ -> true);
        }
        String head = name.substring(0, dot);
        String rest = name.substring(dot + 1);
        int second = rest.indexOf('.');
        if (second >= 0 || rest.matches("v\\d+((alpha|beta)\\d+)?")) {
            String version = second < 0 ? rest : rest.substring(0, second);
            String group = second < 0 ? "" : rest.substring(second + 1);
            Optional<ResourceType> exact =
                    named(head, t -> t.version().equals(version) && t.group().equals(group));
            if (exact.isPresent()) {
                return exact;
            }
        }
        Optional<ResourceType> grouped = named(head, t -> t.group().equals(rest));
        return grouped.isPresent() || rest.isEmpty()
                ? grouped
                : named(head, t -> t.group().startsWith(rest));
    }

    private Optional<ResourceType> named(String name, Predicate<ResourceType> place) {
        return first(t -> place.test(t) && t.plural().equals(name))
                .or(() -> first(t -> place.test(t) && t.singular().equals(name)))
                .or(() -> first(t -> place.test(t) && t.shortNames().contains(name)))
                .or(
                        () ->
                                first(
                                        t ->
                                                place.test(t)
                                                        && t.kind()
                                                                .toLowerCase(Locale.ROOT)
                                                                .equals(name)));
    }

    private Optional<ResourceType> first(Predicate<ResourceType> wanted) {
        return types.stream().filter(wanted).findFirst();
    }

    /** The types of a category, the preferred version of each; empty where it is none. */
    List<ResourceType> category(String name) {
        Map<String, ResourceType> found = new LinkedHashMap<>();
        for (ResourceType each : types) {
            if (each.categories().contains(name.toLowerCase(Locale.ROOT))) {
                found.putIfAbsent(each.qualifiedPlural(), each);
            }
        }
        return List.copyOf(found.values());
    }

    Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return first(t -> t.kind().equals(kind) && t.apiVersion().equals(apiVersion));
    }

    /** Names like a mistyped one. */
    List<String> nearest(String typed) {
        Set<String> names = new LinkedHashSet<>();
        for (ResourceType each : types) {
            names.add(each.plural());
            names.add(each.singular());
            names.addAll(each.shortNames());
        }
        List<String> known = new ArrayList<>(names);
        String head = typed.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
        return Nearest.of(head, known);
    }
}
