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
        int dot = typed.indexOf('.');
        if (dot < 0) {
            return named(typed, _ -> true);
        }
        String head = typed.substring(0, dot);
        String rest = typed.substring(dot + 1).toLowerCase(Locale.ROOT);
        int second = rest.indexOf('.');
        if (second >= 0) {
            String version = rest.substring(0, second);
            String group = rest.substring(second + 1);
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

    /** Short names count as they are written, other names in any case, as in kubectl. */
    private Optional<ResourceType> named(String typed, Predicate<ResourceType> place) {
        String name = typed.toLowerCase(Locale.ROOT);
        return first(t -> place.test(t) && t.plural().equals(name))
                .or(() -> first(t -> place.test(t) && t.singular().equals(name)))
                .or(() -> first(t -> place.test(t) && t.shortNames().contains(typed)))
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
            if (each.categories().contains(name)) {
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
