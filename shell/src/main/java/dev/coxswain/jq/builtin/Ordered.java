package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.run.Custom;
import dev.coxswain.jq.run.Custom.Order;
import dev.coxswain.jq.run.Env;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Builtins that go by jq's order. */
final class Ordered {
    private record Keyed(JsonNode key, JsonNode value) {}

    private static final Comparator<Keyed> BY_KEY = (x, y) -> Values.compare(x.key, y.key);

    /** The same seen from the right, so that nans, each below the other, stay where they are. */
    private static final Comparator<Keyed> IN_PLACE = (x, y) -> -Values.compare(y.key, x.key);

    private static final String SORTED = "cannot be sorted, as they are not both arrays";
    private static final String COMPARED = "cannot be iterated over";

    private Ordered() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "sort/0" -> value((_, in, _) -> plain(sorted(self(in))));
            case "sort_by/1" ->
                    by(a, Order.ARRAY, (env, in) -> plain(sorted(by(env, in, a, SORTED))));
            case "group_by/1" ->
                    by(a, Order.GROUPS, (env, in) -> groups(sorted(by(env, in, a, SORTED))));
            case "unique/0" -> value((_, in, _) -> firsts(sorted(self(in))));
            case "unique_by/1" ->
                    by(a, Order.ARRAY, (env, in) -> firsts(sorted(by(env, in, a, SORTED))));
            case "min/0" -> value((_, in, _) -> least(all(in)));
            case "min_by/1" -> by(a, Order.ONE, (env, in) -> least(by(env, in, a, COMPARED)));
            case "max/0" -> value((_, in, _) -> most(all(in)));
            case "max_by/1" -> by(a, Order.ONE, (env, in) -> most(by(env, in, a, COMPARED)));
            default -> null;
        };
    }

    private static Node by(List<Node> a, Order order, Custom.OneBody body) {
        return Custom.by(a.getFirst(), order, body);
    }

    private static List<Keyed> self(JsonNode in) {
        if (!in.isArray()) {
            throw Values.error(in, "cannot be sorted, as it is not an array");
        }
        return all(in);
    }

    private static List<Keyed> all(JsonNode in) {
        if (!in.isArray()) {
            throw Values.error(in, in, "cannot be iterated over");
        }
        List<Keyed> all = new ArrayList<>(in.size());
        in.forEach(each -> all.add(new Keyed(each, each)));
        return all;
    }

    private static List<Keyed> by(Env env, JsonNode in, List<Node> a, String refusal) {
        List<Keyed> all = new ArrayList<>(in.size());
        Node key = a.getFirst();
        Values.elements(in)
                .forEachRemaining(
                        each -> {
                            env.run().check();
                            JsonNode single = key.isSingle() ? key.one(env, each) : null;
                            all.add(
                                    new Keyed(
                                            single == null
                                                    ? key.collect(env, each)
                                                    : Json.array().add(single),
                                            each));
                        });
        if (!in.isArray()) {
            ArrayNode keys = Json.array();
            all.forEach(each -> keys.add(each.key));
            throw Values.error(in, keys, refusal);
        }
        return all;
    }

    private static List<Keyed> sorted(List<Keyed> all) {
        try {
            all.sort(IN_PLACE);
        } catch (IllegalArgumentException e) {
            // A nan is below itself, which a sort that checks its comparator refuses.
            for (int i = 1; i < all.size(); i++) {
                Keyed moved = all.remove(i);
                int to = i;
                while (to > 0 && IN_PLACE.compare(moved, all.get(to - 1)) < 0) {
                    to--;
                }
                all.add(to, moved);
            }
        }
        return all;
    }

    private static JsonNode plain(List<Keyed> all) {
        ArrayNode values = Json.NODES.arrayNode(all.size());
        all.forEach(each -> values.add(each.value));
        return values;
    }

    private static JsonNode groups(List<Keyed> all) {
        ArrayNode groups = Json.array();
        JsonNode last = null;
        ArrayNode group = Json.array();
        for (Keyed each : all) {
            if (last == null || !Values.same(each.key, last)) {
                group = groups.addArray();
                last = each.key;
            }
            group.add(each.value);
        }
        return groups;
    }

    private static JsonNode firsts(List<Keyed> all) {
        ArrayNode firsts = Json.array();
        JsonNode last = null;
        for (Keyed each : all) {
            if (last == null || !Values.same(each.key, last)) {
                firsts.add(each.value);
                last = each.key;
            }
        }
        return firsts;
    }

    private static JsonNode least(List<Keyed> all) {
        Keyed found = null;
        for (Keyed each : all) {
            found = found == null || BY_KEY.compare(each, found) < 0 ? each : found;
        }
        return found == null ? NullNode.instance : found.value;
    }

    private static JsonNode most(List<Keyed> all) {
        Keyed found = null;
        for (Keyed each : all) {
            found = found == null || BY_KEY.compare(each, found) >= 0 ? each : found;
        }
        return found == null ? NullNode.instance : found.value;
    }
}
