package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every kind the server has now: the built-in ones, then those of CustomResourceDefinitions. */
public final class Kinds {
    private static final List<String> VERBS =
            List.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");

    private final Particulars particulars;
    private final Schemas schemas = Schemas.builtIn();
    private final Map<String, String> meanings = Descriptions.columns();
    private final List<Kind> builtIn = new ArrayList<>();
    private final Map<String, Kind> byName = new HashMap<>();
    private final Map<String, Kind> byPlace = new HashMap<>();
    private volatile Map<String, List<Kind>> custom = Map.of();

    /**
     * @param particulars of the built-in kinds
     */
    public Kinds(Particulars particulars) {
        this.particulars = particulars;
        for (JsonNode data : Schemas.resource("kinds.json")) {
            Kind kind = Kind.read(data, schemas, particulars, meanings);
            builtIn.add(kind);
            if (!kind.converted()) {
                byName.put(kind.name(), kind);
            }
            byPlace.put(
                    place(kind.type().group(), kind.type().version(), kind.type().plural()), kind);
        }
    }

    private static String place(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }

    Particulars particulars() {
        return particulars;
    }

    /** What a column means, by its name; empty where nothing is said. */
    String meaning(String column) {
        return meanings.getOrDefault(column, "");
    }

    public Schemas schemas() {
        return schemas;
    }

    /** The kind stored under a name like {@code deployments.apps}. */
    public Optional<Kind> named(String name) {
        Kind kind = byName.get(name);
        if (kind != null) {
            return Optional.of(kind);
        }
        return custom.values().stream()
                .flatMap(Collection::stream)
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** The form in which the objects of a kind are stored. */
    public Kind storage(Kind kind) {
        return kind.converted() ? named(kind.name()).orElse(kind) : kind;
    }

    /** The kind at a URL. */
    public Optional<Kind> at(String group, String version, String plural) {
        Kind kind = byPlace.get(place(group, version, plural));
        if (kind != null) {
            return Optional.of(kind);
        }
        return custom.values().stream()
                .flatMap(Collection::stream)
                .filter(each -> each.type().group().equals(group))
                .filter(each -> each.type().version().equals(version))
                .filter(each -> each.type().plural().equals(plural))
                .findFirst();
    }

    public List<Kind> all() {
        var all = new ArrayList<Kind>(builtIn);
        custom.values().forEach(all::addAll);
        return all;
    }

    /** The groups in the order discovery shows them; the core group is not among them. */
    public Set<String> groups() {
        var groups = new LinkedHashSet<String>();
        all().forEach(each -> groups.add(each.type().group()));
        groups.remove("");
        return groups;
    }

    /** Replaces what a CustomResourceDefinition stands for; nothing for a removed one. */
    synchronized void define(String definition, List<Kind> kinds) {
        var next = new LinkedHashMap<>(custom);
        next.remove(definition);
        if (!kinds.isEmpty()) {
            next.put(definition, kinds);
        }
        custom = next;
    }

    static List<String> verbs() {
        return VERBS;
    }
}
