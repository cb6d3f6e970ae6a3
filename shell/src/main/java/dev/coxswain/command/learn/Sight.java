package dev.coxswain.command.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

/** What the tour sees of the live cluster, in one namespace. */
record Sight(Cluster cluster, String namespace, Cancellation cancellation) {
    private static final String APPS = "/apis/apps/v1";

    /** The object, or a missing node where there is none. */
    private JsonNode object(String group, String plural, String name) {
        String path = group + "/namespaces/" + namespace + "/" + plural + "/" + name;
        try {
            return cluster.send(Request.get(path), cancellation).json();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 404) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    JsonNode pod(String name) {
        return object("/api/v1", "pods", name);
    }

    JsonNode deployment(String name) {
        return object(APPS, "deployments", name);
    }

    JsonNode service(String name) {
        return object("/api/v1", "services", name);
    }

    boolean isReady(String pod) {
        for (JsonNode each : pod(pod).path("status").path("conditions")) {
            if (each.path("type").asText().equals("Ready")) {
                return each.path("status").asText().equals("True");
            }
        }
        return false;
    }

    int restarts(String pod) {
        return pod(pod).path("status")
                .path("containerStatuses")
                .path(0)
                .path("restartCount")
                .asInt();
    }

    int readyReplicas(String deployment) {
        return deployment(deployment).path("status").path("readyReplicas").asInt();
    }

    /** Whether a pod's log speaks of a request for a page. */
    boolean hasServed(String pod) {
        String path = "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log";
        try {
            return cluster.send(Request.get(path), cancellation).text().contains("\"GET /");
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api) {
                return false;
            }
            throw e;
        }
    }

    /** Whether any pod with the label {@code app} has served a page. */
    boolean hasServedAsApp(String app) {
        Request list =
                Request.get("/api/v1/namespaces/" + namespace + "/pods")
                        .with("labelSelector", "app=" + app);
        for (JsonNode pod : cluster.send(list, cancellation).json().path("items")) {
            if (hasServed(pod.path("metadata").path("name").asText())) {
                return true;
            }
        }
        return false;
    }
}
