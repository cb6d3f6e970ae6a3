package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** The particulars of pods: service account, tolerations, quality of service, what is fixed. */
final class PodRules implements Rules {
    private static final String FIXED =
            "pod updates may not change fields other than"
                    + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
                    + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
                    + " (allow it to be set to 1 if it was previously negative)";

    @Override
    public void prepare(ObjectNode pod, @Nullable ObjectNode old, Lookup lookup) {
        if (old != null) {
            return;
        }
        ObjectNode spec = pod.withObjectProperty("spec");
        if (!spec.has("serviceAccountName")) {
            spec.put("serviceAccountName", "default").put("serviceAccount", "default");
        }
        if (!spec.has("enableServiceLinks")) {
            spec.put("enableServiceLinks", true);
        }
        if (!spec.has("preemptionPolicy")) {
            spec.put("preemptionPolicy", "PreemptLowerPriority");
        }
        if (!spec.has("priority")) {
            spec.put("priority", priority(spec, lookup));
        }
        ArrayNode tolerations = spec.withArrayProperty("tolerations");
        tolerate(tolerations, "node.kubernetes.io/not-ready");
        tolerate(tolerations, "node.kubernetes.io/unreachable");
        token(spec);
        ObjectNode status = pod.withObjectProperty("status");
        if (!status.has("qosClass")) {
            status.put("qosClass", QualityOfService.of(spec));
        }
    }

    private static long priority(ObjectNode spec, Lookup lookup) {
        String wanted = spec.path("priorityClassName").asText("");
        for (ObjectNode each : lookup.list("priorityclasses.scheduling.k8s.io", "")) {
            if (wanted.isEmpty()
                    ? each.path("globalDefault").asBoolean()
                    : ObjectMeta.name(each).equals(wanted)) {
                return each.path("value").asLong();
            }
        }
        return wanted.startsWith("system-") ? 2_000_000_000L : 0;
    }

    private static void tolerate(ArrayNode tolerations, String key) {
        for (JsonNode each : tolerations) {
            if (each.path("key").asText("").isEmpty()
                    && each.path("operator").asText().equals("Exists")) {
                return;
            }
            if (each.path("key").asText().equals(key)) {
                return;
            }
        }
        tolerations
                .addObject()
                .put("key", key)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", 300);
    }

    private static void token(ObjectNode spec) {
        String mount = "/var/run/secrets/kubernetes.io/serviceaccount";
        if (!spec.path("automountServiceAccountToken").asBoolean(true)
                || spec.path("containers").isEmpty()) {
            return;
        }
        String volume =
                "kube-api-access-" + Long.toString(System.nanoTime() & 0xffffff | 0x1000000, 36);
        boolean used = false;
        for (String part : List.of("initContainers", "containers")) {
            for (JsonNode each : spec.path(part)) {
                if (!(each instanceof ObjectNode container) || mounted(container, mount)) {
                    continue;
                }
                container
                        .withArrayProperty("volumeMounts")
                        .addObject()
                        .put("name", volume)
                        .put("readOnly", true)
                        .put("mountPath", mount);
                used = true;
            }
        }
        if (used) {
            ObjectNode projected =
                    spec.withArrayProperty("volumes")
                            .addObject()
                            .put("name", volume)
                            .putObject("projected");
            ArrayNode sources = projected.putArray("sources");
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
            projected.put("defaultMode", 420);
        }
    }

    private static boolean mounted(ObjectNode container, String path) {
        for (JsonNode each : container.path("volumeMounts")) {
            if (each.path("mountPath").asText().equals(path)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void validate(ObjectNode pod, @Nullable ObjectNode old, Problems problems) {
        ContainerRules.podSpec(
                pod.path("spec"), "spec", Set.of("Always", "OnFailure", "Never"), problems);
        if (old == null) {
            return;
        }
        JsonNode before = comparable(old);
        JsonNode after = comparable(pod);
        if (!before.equals(after)) {
            problems.forbidden("spec", FIXED);
        }
    }

    private static JsonNode comparable(ObjectNode pod) {
        ObjectNode spec = pod.path("spec").deepCopy();
        for (String part : List.of("containers", "initContainers")) {
            spec.path(part).forEach(each -> ((ObjectNode) each).remove("image"));
        }
        spec.remove(
                List.of(
                        "activeDeadlineSeconds",
                        "tolerations",
                        "terminationGracePeriodSeconds",
                        "nodeName",
                        "ephemeralContainers"));
        return spec;
    }
}
