package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the LimitRanges of a namespace refuse of its new pods, and of claims. */
final class Limits {
    private final JsonNode limit;
    private final String type;
    private final List<String> refusals;

    private Limits(JsonNode limit, List<String> refusals) {
        this.limit = limit;
        this.type = limit.path("type").asText();
        this.refusals = refusals;
    }

    /** Throws 403 where a pod or a claim is outside of the limits. */
    static void check(Kind kind, ObjectNode object, Rules.Lookup lookup) {
        boolean pod = kind.name().equals("pods");
        List<String> found = new ArrayList<>();
        JsonNode spec = object.path("spec");
        for (ObjectNode range : lookup.list("limitranges", ObjectMeta.text(object, "namespace"))) {
            for (JsonNode each : range.path("spec").path("limits")) {
                var limits = new Limits(each, found);
                if (pod) {
                    limits.pod(spec);
                } else if (limits.type.equals("PersistentVolumeClaim")) {
                    limits.claim(Usage.of(spec.path("resources").path("requests")));
                }
            }
        }
        if (!found.isEmpty()) {
            String told = String.join(", ", found);
            String why = found.size() == 1 ? told : "[" + told + "]";
            throw Faults.forbidden(kind, ObjectMeta.name(object), why);
        }
    }

    private void pod(JsonNode spec) {
        switch (type) {
            case "Container" -> {
                for (String list : List.of("containers", "initContainers")) {
                    for (JsonNode each : spec.path(list)) {
                        JsonNode resources = each.path("resources");
                        bounds(
                                Usage.of(resources.path("requests")),
                                Usage.of(resources.path("limits")));
                    }
                }
            }
            case "Pod" -> bounds(Usage.sum(spec, "requests"), Usage.sum(spec, "limits"));
            default -> {}
        }
    }

    private Map<String, Amount> part(String name) {
        return Usage.of(limit.path(name));
    }

    private String head(String word, String resource, Amount bound) {
        return "%s %s usage per %s is %s".formatted(word, resource, type, bound);
    }

    private void claim(Map<String, Amount> asked) {
        part("min").forEach((name, least) -> least(name, least, asked, Map.of()));
        part("max")
                .forEach(
                        (name, most) -> {
                            Amount request = asked.get(name);
                            if (request == null) {
                                refusals.add(
                                        head("maximum", name, most) + ".  No request is specified");
                            } else {
                                over(name, most, "request", request);
                            }
                        });
    }

    private void bounds(Map<String, Amount> requests, Map<String, Amount> limits) {
        part("min").forEach((name, least) -> least(name, least, requests, limits));
        part("max")
                .forEach(
                        (name, most) -> {
                            Amount allowed = limits.get(name);
                            if (allowed == null) {
                                refusals.add(
                                        head("maximum", name, most) + ".  No limit is specified");
                            } else if (allowed.over(most)) {
                                over(name, most, "limit", allowed);
                            } else {
                                Amount request = requests.getOrDefault(name, Amount.NONE);
                                over(name, most, "request", request);
                            }
                        });
        part("maxLimitRequestRatio")
                .forEach((name, most) -> ratio(name, most, requests.get(name), limits.get(name)));
    }

    private void least(
            String name, Amount least, Map<String, Amount> requests, Map<String, Amount> limits) {
        Amount request = requests.get(name);
        if (request == null) {
            refusals.add(head("minimum", name, least) + ".  No request is specified");
        } else if (least.over(request)) {
            refusals.add(head("minimum", name, least) + ", but request is " + request);
        }
        Amount allowed = limits.get(name);
        if (allowed != null && least.over(allowed)) {
            refusals.add(head("minimum", name, least) + ", but limit is " + allowed);
        }
    }

    private void over(String name, Amount most, String word, Amount given) {
        if (given.over(most)) {
            refusals.add(head("maximum", name, most) + ", but " + word + " is " + given);
        }
    }

    private void ratio(
            String name, Amount most, @Nullable Amount request, @Nullable Amount allowed) {
        String head = "%s max limit to request ratio per %s is %s".formatted(name, type, most);
        if (request == null || request.isNone()) {
            refusals.add(head + ", but no request is specified or request is 0");
        } else if (allowed == null || allowed.isNone()) {
            refusals.add(head + ", but no limit is specified or limit is 0");
        } else {
            var given = allowed.value().divide(request.value(), MathContext.DECIMAL64);
            if (given.compareTo(most.value()) > 0) {
                refusals.add(
                        head + String.format(Locale.ROOT, ", but provided ratio is %f", given));
            }
        }
    }
}
