package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Paths;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The particulars of LimitRanges: what follows from what, and what must not contradict. */
final class LimitRules implements Rules {
    @Override
    public void prepare(ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {
        Paths.at(object, "spec.limits").forEach(LimitRules::limit);
    }

    private static void limit(JsonNode limit) {
        ObjectNode item = (ObjectNode) limit;
        if (!item.path("type").asText().equals("Container")) {
            return;
        }
        fillFrom(item, "default", "max");
        fillFrom(item, "defaultRequest", "default");
        fillFrom(item, "defaultRequest", "min");
    }

    private static void fillFrom(ObjectNode item, String field, String source) {
        item.path(source)
                .properties()
                .forEach(
                        each -> {
                            ObjectNode into = item.withObjectProperty(field);
                            if (!into.has(each.getKey())) {
                                into.set(each.getKey(), each.getValue());
                            }
                        });
    }

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        Set<String> types = new HashSet<>();
        int index = 0;
        for (JsonNode each : Paths.at(object, "spec.limits")) {
            String field = "spec.limits[" + index++ + "]";
            JsonNode type = each.path("type");
            if (!types.add(type.asText())) {
                problems.duplicate(field + ".type", type);
            }
            if (type.asText().equals("Pod")) {
                for (String part : List.of("default", "defaultRequest")) {
                    if (each.has(part)) {
                        problems.forbidden(
                                field + "." + part, "may not be specified when `type` is 'Pod'");
                    }
                }
            }
            order(each, field, problems);
        }
    }

    private static void order(JsonNode limit, String field, Problems problems) {
        Map<String, Amount> max = Usage.of(limit.path("max"));
        Map<String, Amount> min = Usage.of(limit.path("min"));
        Map<String, Amount> given = Usage.of(limit.path("default"));
        Map<String, Amount> asked = Usage.of(limit.path("defaultRequest"));
        min.forEach(
                (name, least) -> {
                    Amount most = max.getOrDefault(name, least);
                    if (least.over(most)) {
                        problems.invalid(
                                field + ".min[" + name + "]",
                                least.toString(),
                                "min value %s is greater than max value %s".formatted(least, most));
                    }
                });
        asked.forEach(
                (name, amount) ->
                        asked(
                                field + ".defaultRequest[" + name + "]",
                                amount,
                                max.getOrDefault(name, amount),
                                given.getOrDefault(name, amount),
                                problems));
        given.forEach(
                (name, amount) -> {
                    Amount most = max.getOrDefault(name, amount);
                    if (amount.over(most)) {
                        problems.invalid(
                                field + ".default[" + name + "]",
                                most.toString(),
                                "default value %s is greater than max value %s"
                                        .formatted(amount, most));
                    }
                });
    }

    private static void asked(
            String field, Amount amount, Amount most, Amount limited, Problems problems) {
        String bound =
                amount.over(most)
                        ? "max value " + most
                        : amount.over(limited) ? "default limit value " + limited : "";
        if (!bound.isEmpty()) {
            problems.invalid(
                    field,
                    amount.toString(),
                    "default request value %s is greater than %s".formatted(amount, bound));
        }
    }
}
