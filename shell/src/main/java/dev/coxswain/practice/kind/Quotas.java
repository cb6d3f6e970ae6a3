package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Accounting;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Rules;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds namespaces to their quotas, and keeps count of what is used. */
public final class Quotas implements Accounting {
    private static final String TYPE = "resourcequotas";

    /** Types of which a change can take more, not only a new one. */
    private static final Set<String> GROWING = Set.of("services", "persistentvolumeclaims");

    private static final Set<String> TO_BE_SAID =
            Set.of(
                    "cpu",
                    "memory",
                    "requests.cpu",
                    "requests.memory",
                    "limits.cpu",
                    "limits.memory");

    private final Rules.Lookup lookup;

    Quotas(Rules.Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public void charge(
            Store.Transaction open,
            Kind kind,
            ObjectNode object,
            @Nullable ObjectNode old,
            boolean dry) {
        if (!kind.namespaced() || (old != null && !GROWING.contains(kind.name()))) {
            return;
        }
        List<ObjectNode> quotas = lookup.list(TYPE, ObjectMeta.text(object, "namespace"));
        if (quotas.isEmpty()) {
            return;
        }
        Map<String, Amount> usage = Usage.of(kind.name(), object);
        if (old != null) {
            Usage.of(kind.name(), old)
                    .forEach(
                            (name, amount) -> usage.merge(name, amount, (a, _) -> a.minus(amount)));
        }
        Map<ObjectNode, ObjectNode> charged = new LinkedHashMap<>();
        for (ObjectNode quota : quotas) {
            if (!QuotaScopes.match(quota, kind.name(), object)) {
                continue;
            }
            if (old == null && kind.name().equals("pods")) {
                requireSaid(kind, object, quota);
            }
            ObjectNode status = charge(kind, object, quota, usage);
            if (status != null) {
                charged.put(quota, status);
            }
        }
        if (!dry) {
            charged.forEach(
                    (quota, status) -> {
                        ObjectNode next = quota.deepCopy();
                        next.set("status", status);
                        open.put(Key.of(TYPE, quota), next);
                    });
        }
    }

    /** Everything a quota limits must be said by every container of a pod. */
    private static void requireSaid(Kind kind, ObjectNode pod, ObjectNode quota) {
        var missing = new TreeMap<String, Set<String>>();
        for (String resource : hard(quota).keySet()) {
            if (!TO_BE_SAID.contains(resource)) {
                continue;
            }
            String part = resource.startsWith("limits.") ? "limits" : "requests";
            String name = resource.substring(resource.indexOf('.') + 1);
            for (String list : List.of("containers", "initContainers")) {
                for (JsonNode each : pod.path("spec").path(list)) {
                    if (!each.path("resources").path(part).has(name)) {
                        missing.computeIfAbsent(resource, _ -> new TreeSet<>())
                                .add(each.path("name").asText());
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            String told =
                    missing.entrySet().stream()
                            .map(
                                    each ->
                                            each.getKey()
                                                    + " for: "
                                                    + String.join(",", each.getValue()))
                            .collect(Collectors.joining("; "));
            throw Faults.forbidden(
                    kind,
                    ObjectMeta.name(pod),
                    "failed quota: %s: must specify %s".formatted(ObjectMeta.name(quota), told));
        }
    }

    /** The status of a quota with the object charged to it; null where it counts none of it. */
    private @Nullable ObjectNode charge(
            Kind kind, ObjectNode object, ObjectNode quota, Map<String, Amount> usage) {
        Map<String, Amount> hard = hard(quota);
        var asked = new TreeMap<>(usage);
        asked.keySet().retainAll(hard.keySet());
        asked.values().removeIf(amount -> !amount.over(Amount.NONE));
        if (asked.isEmpty()) {
            return null;
        }
        ObjectNode status = quota.path("status").deepCopy();
        if (!status.path("hard").equals(quota.path("spec").path("hard"))) {
            status = status(quota, lookup::list);
        }
        ObjectNode used = status.withObjectProperty("used");
        var exceeded = new ArrayList<String>();
        asked.forEach(
                (name, amount) -> {
                    if (Amount.of(used.path(name)).plus(amount).over(limit(hard, name))) {
                        exceeded.add(name);
                    }
                });
        if (!exceeded.isEmpty()) {
            String why =
                    "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                            .formatted(
                                    ObjectMeta.name(quota),
                                    told(exceeded, name -> limit(asked, name)),
                                    told(exceeded, name -> Amount.of(used.path(name))),
                                    told(exceeded, name -> limit(hard, name)));
            throw Faults.forbidden(kind, ObjectMeta.name(object), why);
        }
        asked.forEach(
                (name, amount) ->
                        used.put(name, Amount.of(used.path(name)).plus(amount).toString()));
        return status;
    }

    private static Amount limit(Map<String, Amount> amounts, String name) {
        return amounts.getOrDefault(name, Amount.NONE);
    }

    private static String told(List<String> names, Function<String, Amount> amount) {
        return names.stream()
                .map(each -> each + "=" + amount.apply(each))
                .collect(Collectors.joining(","));
    }

    private static Map<String, Amount> hard(ObjectNode quota) {
        return Usage.of(quota.path("spec").path("hard"));
    }

    /**
     * The status of a quota, counted anew.
     *
     * @param list gives the objects of a type in a namespace
     */
    public static ObjectNode status(
            ObjectNode quota, BiFunction<String, String, List<ObjectNode>> list) {
        Map<String, Amount> used = new TreeMap<>();
        hard(quota).keySet().forEach(name -> used.put(name, Amount.NONE));
        Set<String> types = new TreeSet<>(List.of("pods", "services", "persistentvolumeclaims"));
        for (String name : used.keySet()) {
            types.add(name.startsWith("count/") ? name.substring("count/".length()) : name);
        }
        String namespace = ObjectMeta.text(quota, "namespace");
        for (String type : types) {
            for (ObjectNode each : list.apply(type, namespace)) {
                if (QuotaScopes.match(quota, type, each)) {
                    Usage.of(type, each)
                            .forEach(
                                    (name, amount) ->
                                            used.computeIfPresent(
                                                    name, (_, sum) -> sum.plus(amount)));
                }
            }
        }
        ObjectNode status = Json.object();
        status.set("hard", quota.path("spec").path("hard").deepCopy());
        ObjectNode counted = status.putObject("used");
        used.forEach((name, amount) -> counted.put(name, amount.toString()));
        return status;
    }
}
