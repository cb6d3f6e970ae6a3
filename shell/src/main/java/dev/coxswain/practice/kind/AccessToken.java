package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ObjectMeta;

/** Gives pods the volume with the token of their service account. */
final class AccessToken {
    private static final String MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

    private AccessToken() {}

    static void mount(ObjectNode spec) {
        if (!spec.path("automountServiceAccountToken").asBoolean(true)
                || spec.path("containers").isEmpty()) {
            return;
        }
        String volume = "kube-api-access-" + ObjectMeta.suffix();
        boolean used = false;
        for (String part : new String[] {"initContainers", "containers"}) {
            for (JsonNode each : spec.path(part)) {
                if (!(each instanceof ObjectNode container) || mounted(container)) {
                    continue;
                }
                container
                        .withArrayProperty("volumeMounts")
                        .addObject()
                        .put("name", volume)
                        .put("readOnly", true)
                        .put("mountPath", MOUNT);
                used = true;
            }
        }
        if (used) {
            ObjectNode entry = spec.withArrayProperty("volumes").addObject().put("name", volume);
            entry.set("projected", sources());
        }
    }

    private static ObjectNode sources() {
        ObjectNode projected = Json.object();
        var sources = projected.putArray("sources");
        sources.addObject()
                .putObject("serviceAccountToken")
                .put("expirationSeconds", 3607)
                .put("path", "token");
        ObjectNode root = sources.addObject().putObject("configMap");
        root.put("name", "kube-root-ca.crt");
        root.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
        ObjectNode downward = sources.addObject().putObject("downwardAPI");
        downward.putArray("items")
                .addObject()
                .put("path", "namespace")
                .putObject("fieldRef")
                .put("apiVersion", "v1")
                .put("fieldPath", "metadata.namespace");
        return projected.put("defaultMode", 420);
    }

    private static boolean mounted(ObjectNode container) {
        for (JsonNode each : container.path("volumeMounts")) {
            if (each.path("mountPath").asText().equals(MOUNT)) {
                return true;
            }
        }
        return false;
    }
}
