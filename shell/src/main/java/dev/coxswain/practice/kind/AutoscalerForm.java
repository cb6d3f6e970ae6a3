package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Form;
import dev.coxswain.practice.api.ObjectMeta;

import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Autoscalers as {@code autoscaling/v1} shows them, which knows the processor's use only: all else
 * is kept in annotations.
 */
final class AutoscalerForm implements Form {
    private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
    private static final String TARGET = "targetCPUUtilizationPercentage";

    @Override
    public ObjectNode shown(ObjectNode stored) {
        ObjectNode object = opened(stored);
        object.put("apiVersion", "autoscaling/v1");
        ObjectNode spec = stored.path("spec").deepCopy();
        object.set("spec", spec);
        ArrayNode others = Json.array();
        for (JsonNode metric : stored.path("spec").path("metrics")) {
            JsonNode target = metric.path("resource").path("target");
            if (processor(metric) && target.has("averageUtilization") && !spec.has(TARGET)) {
                spec.set(TARGET, target.path("averageUtilization"));
            } else {
                others.add(older(metric, "target"));
            }
        }
        spec.remove("metrics");
        note(object, "metrics", others);
        if (spec.remove("behavior") instanceof ObjectNode behavior) {
            note(object, "behavior", respelled(behavior, true));
        }
        if (stored.path("status") instanceof ObjectNode status) {
            object.set("status", status(object, status.deepCopy()));
        }
        return object;
    }

    private static ObjectNode status(ObjectNode object, ObjectNode status) {
        if (status.remove("conditions") instanceof ArrayNode conditions) {
            note(object, "conditions", conditions);
        }
        if (status.remove("currentMetrics") instanceof ArrayNode metrics) {
            ArrayNode others = Json.array();
            for (JsonNode metric : metrics) {
                JsonNode current = metric.path("resource").path("current");
                if (processor(metric) && current.has("averageUtilization")) {
                    status.set(
                            "currentCPUUtilizationPercentage", current.path("averageUtilization"));
                }
                others.add(older(metric, "current"));
            }
            note(object, "current-metrics", others);
        }
        return status;
    }

    private static boolean processor(JsonNode metric) {
        return metric.path("type").asText().equals("Resource")
                && metric.path("resource").path("name").asText().equals("cpu");
    }

    private static void note(ObjectNode object, String name, JsonNode value) {
        if (!value.isEmpty()) {
            ObjectMeta.of(object)
                    .withObjectProperty("annotations")
                    .put(PREFIX + name, Json.compact(value));
        }
    }

    /** A metric of a resource with its amounts beside its name. */
    private static JsonNode older(JsonNode metric, String part) {
        if (!(metric.path("resource").path(part) instanceof ObjectNode amounts)) {
            return metric;
        }
        ObjectNode older = Json.object().put("type", "Resource");
        ObjectNode resource = older.putObject("resource");
        resource.set("name", metric.path("resource").path("name"));
        for (String each : new String[] {"averageUtilization", "averageValue"}) {
            if (amounts.has(each)) {
                resource.set(part + capital(each), amounts.get(each));
            }
        }
        return older;
    }

    private static JsonNode newer(JsonNode metric) {
        JsonNode older = metric.path("resource");
        if (!older.has("targetAverageUtilization") && !older.has("targetAverageValue")) {
            return metric;
        }
        ObjectNode newer = Json.object().put("type", "Resource");
        ObjectNode resource = newer.putObject("resource");
        resource.set("name", older.path("name"));
        ObjectNode target = resource.putObject("target");
        if (older.has("targetAverageUtilization")) {
            target.put("type", "Utilization");
            target.set("averageUtilization", older.path("targetAverageUtilization"));
        } else {
            target.put("type", "AverageValue");
            target.set("averageValue", older.path("targetAverageValue"));
        }
        return newer;
    }

    /** The annotation is in the spelling of the server's own types. */
    private static JsonNode respelled(JsonNode value, boolean out) {
        if (value.isArray()) {
            ArrayNode array = Json.array();
            value.forEach(each -> array.add(respelled(each, out)));
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = Json.object();
        if (out && value.has("scaleUp")) {
            object.set("ScaleUp", scaling(value.path("scaleUp")));
            object.set("ScaleDown", scaling(value.path("scaleDown")));
            return object;
        }
        value.properties()
                .forEach(
                        each -> {
                            if (!each.getValue().isNull()) {
                                String name = each.getKey();
                                object.set(
                                        out ? capital(name) : small(name),
                                        respelled(each.getValue(), out));
                            }
                        });
        return object;
    }

    private static ObjectNode scaling(JsonNode rules) {
        ObjectNode scaling = Json.object();
        for (String each :
                new String[] {"stabilizationWindowSeconds", "selectPolicy", "policies"}) {
            scaling.set(
                    capital(each),
                    rules.has(each) ? policies(rules.path(each)) : Json.NODES.nullNode());
        }
        scaling.set(
                "Tolerance",
                rules.path("tolerance").isMissingNode()
                        ? Json.NODES.nullNode()
                        : rules.path("tolerance"));
        return scaling;
    }

    private static JsonNode policies(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        ArrayNode policies = Json.array();
        for (JsonNode each : value) {
            ObjectNode policy = policies.addObject();
            for (String field : new String[] {"type", "value", "periodSeconds"}) {
                policy.set(capital(field), each.path(field));
            }
        }
        return policies;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    @Override
    public ObjectNode stored(ObjectNode sent) {
        ObjectNode object = opened(sent);
        object.put("apiVersion", "autoscaling/v2");
        ArrayNode metrics = Json.array();
        taken(object, "metrics").forEach(each -> metrics.add(newer(each)));
        if (sent.path("spec") instanceof ObjectNode given) {
            ObjectNode spec = given.deepCopy();
            object.set("spec", spec);
            if (spec.remove(TARGET) instanceof JsonNode percentage && !percentage.isNull()) {
                ObjectNode metric = metrics.addObject().put("type", "Resource");
                ObjectNode resource = metric.putObject("resource").put("name", "cpu");
                resource.putObject("target")
                        .put("type", "Utilization")
                        .set("averageUtilization", percentage);
            }
            if (!metrics.isEmpty()) {
                spec.set("metrics", metrics);
            }
            JsonNode behavior = taken(object, "behavior");
            if (!behavior.isEmpty()) {
                spec.set("behavior", respelled(behavior, false));
            }
        }
        JsonNode conditions = taken(object, "conditions");
        JsonNode current = taken(object, "current-metrics");
        if (sent.path("status") instanceof ObjectNode given) {
            ObjectNode status = given.deepCopy();
            object.set("status", status);
            status.remove("currentCPUUtilizationPercentage");
            if (!conditions.isEmpty()) {
                status.set("conditions", conditions);
            }
            if (!current.isEmpty()) {
                status.set("currentMetrics", current(current));
            }
        }
        return object;
    }

    private static ArrayNode current(JsonNode metrics) {
        ArrayNode all = Json.array();
        for (JsonNode metric : metrics) {
            JsonNode older = metric.path("resource");
            ObjectNode newer = all.addObject().put("type", "Resource");
            ObjectNode resource = newer.putObject("resource");
            resource.set("name", older.path("name"));
            ObjectNode amounts = resource.putObject("current");
            for (String each : new String[] {"averageUtilization", "averageValue"}) {
                if (older.has("current" + capital(each))) {
                    amounts.set(each, older.get("current" + capital(each)));
                }
            }
        }
        return all;
    }

    /** The object with its metadata copied, so that annotations can be changed. */
    private static ObjectNode opened(ObjectNode object) {
        ObjectNode copy = Json.object();
        copy.setAll(object);
        copy.set("metadata", object.path("metadata").deepCopy());
        return copy;
    }

    /** Takes what an annotation holds off an object; an empty list where it holds nothing. */
    private static JsonNode taken(ObjectNode object, String name) {
        ObjectNode metadata = ObjectMeta.of(object);
        if (!(metadata.path("annotations") instanceof ObjectNode annotations)
                || !annotations.has(PREFIX + name)) {
            return Json.array();
        }
        String text = annotations.remove(PREFIX + name).asText();
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        try {
            return Json.parse(text);
        } catch (UncheckedIOException e) {
            return Json.array();
        }
    }
}
