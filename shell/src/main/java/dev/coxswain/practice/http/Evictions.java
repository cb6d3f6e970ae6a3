package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Labels;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Deletes pods as far as disruption budgets allow it. */
record Evictions(ApiServer api, Bodies bodies) {
    private static final String BUDGETS = "poddisruptionbudgets.policy";

    /** After so many seconds a refused eviction may be tried again. */
    private static final int LATER = 10;

    /** Pods in these phases are missed by nobody. */
    private static final Set<String> IDLE = Set.of("Pending", "Succeeded", "Failed");

    void answer(Exchange exchange, Kind kind, Target target) {
        ObjectNode eviction = bodies.object(exchange, "Eviction");
        Key key = new Key(kind.name(), target.namespace(), target.name());
        if (!eviction.path("metadata").path("name").asText("").equals(target.name())) {
            throw Faults.badRequest("name in URL does not match name in Eviction object");
        }
        ObjectNode pod = api.read(kind, key);
        JsonNode options = eviction.path("deleteOptions");
        boolean dry =
                exchange.query("dryRun").equals("All")
                        || options.path("dryRun").path(0).asText("").equals("All");
        boolean missed =
                !IDLE.contains(pod.path("status").path("phase").asText())
                        && !pod.path("metadata").has("deletionTimestamp");
        ObjectNode budget = missed ? budget(pod, target.namespace()) : null;
        if (budget != null && !spared(pod, budget)) {
            disrupt(budget, pod, dry);
        }
        api.delete(kind, key, deletion(options, dry));
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        exchange.send(201, status.put("status", "Success").put("code", 201));
    }

    private static Deletion deletion(JsonNode options, boolean dry) {
        JsonNode conditions = options.path("preconditions");
        return new Deletion(
                null,
                options.has("gracePeriodSeconds")
                        ? Long.valueOf(options.path("gracePeriodSeconds").asLong())
                        : null,
                conditions.has("uid") ? conditions.path("uid").asText() : null,
                conditions.has("resourceVersion")
                        ? conditions.path("resourceVersion").asText()
                        : null,
                dry);
    }

    private @Nullable ObjectNode budget(ObjectNode pod, String namespace) {
        ObjectNode found = null;
        for (ObjectNode each : api.list(BUDGETS, namespace)) {
            if (Labels.structured(each.path("spec").path("selector"))
                    .matches(pod.path("metadata").path("labels"))) {
                if (found != null) {
                    throw new StatusException(
                            500,
                            "",
                            "This pod has more than one PodDisruptionBudget, which the eviction"
                                    + " subresource does not support.",
                            null);
                }
                found = each;
            }
        }
        return found;
    }

    /** Whether a pod that is not ready may go without being counted. */
    private static boolean spared(ObjectNode pod, ObjectNode budget) {
        for (JsonNode each : pod.path("status").path("conditions")) {
            if (each.path("type").asText().equals("Ready")
                    && each.path("status").asText().equals("True")) {
                return false;
            }
        }
        JsonNode status = budget.path("status");
        int desired = status.path("desiredHealthy").asInt();
        return budget.path("spec")
                        .path("unhealthyPodEvictionPolicy")
                        .asText("")
                        .equals("AlwaysAllow")
                || (desired > 0 && status.path("currentHealthy").asInt() >= desired);
    }

    private void disrupt(ObjectNode budget, ObjectNode pod, boolean dry) {
        JsonNode status = budget.path("status");
        JsonNode metadata = budget.path("metadata");
        String name = metadata.path("name").asText();
        if (status.path("observedGeneration").asLong() < metadata.path("generation").asLong()) {
            throw uncounted(name);
        }
        if (status.path("disruptionsAllowed").asInt() < 1) {
            throw refused(name, status);
        }
        if (dry) {
            return;
        }
        String now = api.timeline().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        api.modify(
                Key.of(BUDGETS, budget),
                "status",
                copy -> {
                    ObjectNode counts = copy.withObjectProperty("status");
                    int allowed = counts.path("disruptionsAllowed").asInt();
                    if (allowed < 1) {
                        throw refused(name, counts);
                    }
                    counts.put("disruptionsAllowed", allowed - 1);
                    counts.withObjectProperty("disruptedPods")
                            .put(pod.path("metadata").path("name").asText(), now);
                });
    }

    /** A budget that was changed just now has not been counted yet. */
    private static StatusException uncounted(String name) {
        String why = "The disruption budget %s is still being processed by the server.";
        var cause = new Cause("DisruptionBudget", why.formatted(name), "");
        return new StatusException(
                429,
                "TooManyRequests",
                "Cannot evict pod as it would violate the pod's disruption budget.",
                new Details("", "", "", List.of(cause), LATER));
    }

    private static StatusException refused(String name, JsonNode status) {
        int desired = status.path("desiredHealthy").asInt();
        int healthy = status.path("currentHealthy").asInt();
        String why =
                healthy <= desired
                        ? "The disruption budget %s needs %d healthy pods and has %d currently"
                                .formatted(name, desired, healthy)
                        : "The disruption budget %s does not allow evicting pods currently"
                                .formatted(name);
        return new StatusException(
                429,
                "TooManyRequests",
                "Cannot evict pod as it would violate the pod's disruption budget.",
                new Details("", "", "", List.of(new Cause("DisruptionBudget", why, "")), 0));
    }
}
