package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;

/**
 * How far a rollout is, in kubectl's words.
 *
 * @param message without its newline
 * @param version the object's resourceVersion
 */
record Rollout(String message, boolean done, String version) {

    /**
     * Reads it off a Deployment, DaemonSet or StatefulSet.
     *
     * @param revision the revision that must be a deployment's current one, or 0
     * @throws FailureException where the rollout failed or is none
     */
    static Rollout of(ResourceType type, JsonNode object, long revision) {
        return switch (type.kind()) {
            case "Deployment" -> {
                requireRevision(object, revision);
                yield seen(object) ? deployment(object) : unseen(object, "deployment");
            }
            case "DaemonSet" -> {
                requireRolling(object);
                yield seen(object) ? daemonSet(object) : unseen(object, "daemon set");
            }
            case "StatefulSet" -> {
                requireRolling(object);
                yield seen(object) ? statefulSet(object) : unseen(object, "statefulset");
            }
            default ->
                    throw FailureException.plain(
                            "no status viewer has been implemented for "
                                    + WorkloadHistory.qualified(type));
        };
    }

    private static void requireRevision(JsonNode object, long revision) {
        String is =
                Json.text(object, "metadata", "annotations", "deployment.kubernetes.io/revision");
        if (revision > 0 && !is.equals(Long.toString(revision))) {
            throw FailureException.plain(
                    "desired revision ("
                            + revision
                            + ") is different from the running revision ("
                            + is
                            + ")");
        }
    }

    private static void requireRolling(JsonNode object) {
        if (!Json.text(object, "spec", "updateStrategy", "type").equals("RollingUpdate")) {
            throw FailureException.plain(
                    "rollout status is only available for RollingUpdate strategy type");
        }
    }

    private static boolean seen(JsonNode object) {
        return number(object, "status", "observedGeneration")
                >= number(object, "metadata", "generation");
    }

    private static Rollout unseen(JsonNode object, String what) {
        return waiting(object, "Waiting for " + what + " spec update to be observed...");
    }

    private static long number(JsonNode object, String... path) {
        return Json.at(object, path).asLong();
    }

    private static String name(JsonNode object) {
        return Json.text(object, "metadata", "name");
    }

    private static Rollout waiting(JsonNode object, String message) {
        return new Rollout(message, false, Json.text(object, "metadata", "resourceVersion"));
    }

    private static Rollout done(JsonNode object, String message) {
        return new Rollout(message, true, Json.text(object, "metadata", "resourceVersion"));
    }

    private static Rollout deployment(JsonNode object) {
        String name = name(object);
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (Json.text(condition, "reason").equals("ProgressDeadlineExceeded")) {
                throw FailureException.plain(
                        "deployment \"" + name + "\" exceeded its progress deadline");
            }
        }
        long wanted = object.path("spec").path("replicas").asLong(1);
        long updated = number(object, "status", "updatedReplicas");
        long all = number(object, "status", "replicas");
        long available = number(object, "status", "availableReplicas");
        String head = "Waiting for deployment \"" + name + "\" rollout to finish: ";
        if (updated < wanted) {
            return waiting(
                    object,
                    head + updated + " out of " + wanted + " new replicas have been updated...");
        }
        if (all > updated) {
            return waiting(
                    object, head + (all - updated) + " old replicas are pending termination...");
        }
        if (available < updated) {
            return waiting(
                    object,
                    head + available + " of " + updated + " updated replicas are available...");
        }
        return done(object, "deployment \"" + name + "\" successfully rolled out");
    }

    private static Rollout daemonSet(JsonNode object) {
        String name = name(object);
        long wanted = number(object, "status", "desiredNumberScheduled");
        long updated = number(object, "status", "updatedNumberScheduled");
        long available = number(object, "status", "numberAvailable");
        String head = "Waiting for daemon set \"" + name + "\" rollout to finish: ";
        if (updated < wanted) {
            return waiting(
                    object,
                    head + updated + " out of " + wanted + " new pods have been updated...");
        }
        if (available < wanted) {
            return waiting(
                    object, head + available + " of " + wanted + " updated pods are available...");
        }
        return done(object, "daemon set \"" + name + "\" successfully rolled out");
    }

    private static Rollout statefulSet(JsonNode object) {
        long wanted = object.path("spec").path("replicas").asLong(1);
        long ready = number(object, "status", "readyReplicas");
        if (ready < wanted) {
            return waiting(object, "Waiting for " + (wanted - ready) + " pods to be ready...");
        }
        if (Json.at(object, "spec", "updateStrategy", "rollingUpdate").isObject()) {
            return partitioned(object, wanted);
        }
        String current = Json.text(object, "status", "currentRevision");
        String next = Json.text(object, "status", "updateRevision");
        if (!current.equals(next)) {
            return waiting(
                    object,
                    "waiting for statefulset rolling update to complete "
                            + number(object, "status", "updatedReplicas")
                            + " pods at revision "
                            + next
                            + "...");
        }
        return done(
                object,
                "statefulset rolling update complete "
                        + number(object, "status", "currentReplicas")
                        + " pods at revision "
                        + current
                        + "...");
    }

    private static Rollout partitioned(JsonNode object, long wanted) {
        long updated = number(object, "status", "updatedReplicas");
        long due = wanted - number(object, "spec", "updateStrategy", "rollingUpdate", "partition");
        return updated < due
                ? waiting(
                        object,
                        "Waiting for partitioned roll out to finish: "
                                + updated
                                + " out of "
                                + due
                                + " new pods have been updated...")
                : done(
                        object,
                        "partitioned roll out complete: "
                                + updated
                                + " new pods have been updated...");
    }
}
