package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Paths;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Defaults that follow from the fields beside them. */
final class Conditional {
    private Conditional() {}

    static void fill(ObjectNode object, String schema) {
        switch (schema.substring(schema.lastIndexOf('.') + 1)) {
            case "Container", "EphemeralContainer" -> container(object);
            case "ResourceRequirements" -> resources(object);
            case "PodSpec" -> podSpec(object);
            case "ServicePort" -> servicePort(object);
            case "ServiceSpec" -> service(object);
            case "Secret" -> secret(object);
            case "DeploymentStrategy" -> rolling(object, "25%", "25%");
            case "DaemonSetUpdateStrategy" -> daemon(object);
            case "StatefulSetUpdateStrategy" -> stateful(object);
            case "Job" -> job(object.withObjectProperty("spec"));
            case "ReplicationController" -> replicationController(object);
            case "CustomResourceDefinition" -> definition(object);
            default -> {}
        }
    }

    private static void missing(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static void container(ObjectNode container) {
        String image = container.path("image").asText();
        int slash = image.lastIndexOf('/');
        int colon = image.indexOf(':', slash + 1);
        boolean latest = colon < 0 ? !image.contains("@") : image.endsWith(":latest");
        missing(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    }

    private static void resources(ObjectNode resources) {
        resources
                .path("limits")
                .properties()
                .forEach(
                        each -> {
                            ObjectNode requests = resources.withObjectProperty("requests");
                            if (!requests.has(each.getKey())) {
                                requests.set(each.getKey(), each.getValue());
                            }
                        });
    }

    private static void podSpec(ObjectNode spec) {
        JsonNode account = spec.path("serviceAccountName");
        if (account.isMissingNode() && spec.has("serviceAccount")) {
            spec.set("serviceAccountName", spec.get("serviceAccount"));
        } else if (account.isTextual() && !spec.has("serviceAccount")) {
            spec.set("serviceAccount", account);
        }
    }

    private static void servicePort(ObjectNode port) {
        if (!port.has("targetPort") && port.has("port")) {
            port.set("targetPort", port.get("port"));
        }
    }

    private static void service(ObjectNode spec) {
        String type = spec.path("type").asText();
        if (type.equals("ExternalName")) {
            spec.path("ports").forEach(each -> ((ObjectNode) each).remove("nodePort"));
            return;
        }
        missing(spec, "internalTrafficPolicy", "Cluster");
        if (spec.path("sessionAffinity").asText().equals("ClientIP")) {
            ObjectNode client =
                    spec.withObjectProperty("sessionAffinityConfig").withObjectProperty("clientIP");
            if (!client.has("timeoutSeconds")) {
                client.put("timeoutSeconds", 10_800);
            }
        }
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            missing(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer") && !spec.has("allocateLoadBalancerNodePorts")) {
            spec.put("allocateLoadBalancerNodePorts", true);
        }
    }

    private static void secret(ObjectNode secret) {
        secret.path("stringData")
                .properties()
                .forEach(
                        each ->
                                secret.withObjectProperty("data")
                                        .put(
                                                each.getKey(),
                                                Base64.getEncoder()
                                                        .encodeToString(
                                                                each.getValue()
                                                                        .asText()
                                                                        .getBytes(
                                                                                StandardCharsets
                                                                                        .UTF_8))));
        secret.remove("stringData");
    }

    private static void rolling(ObjectNode strategy, String surge, String unavailable) {
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            missing(rolling, "maxSurge", surge);
            missing(rolling, "maxUnavailable", unavailable);
        }
    }

    private static void daemon(ObjectNode strategy) {
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            if (!rolling.has("maxSurge")) {
                rolling.put("maxSurge", 0);
            }
            if (!rolling.has("maxUnavailable")) {
                rolling.put("maxUnavailable", 1);
            }
        }
    }

    private static void stateful(ObjectNode strategy) {
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            if (!rolling.has("partition")) {
                rolling.put("partition", 0);
            }
        }
    }

    private static void job(ObjectNode spec) {
        if (!spec.has("parallelism")) {
            spec.put("parallelism", 1);
            if (!spec.has("completions")) {
                spec.put("completions", 1);
            }
        }
        if (!spec.has("backoffLimit")) {
            spec.put("backoffLimit", spec.has("backoffLimitPerIndex") ? Integer.MAX_VALUE : 6);
        }
        boolean ruled = spec.has("podFailurePolicy");
        missing(spec, "podReplacementPolicy", ruled ? "Failed" : "TerminatingOrFailed");
    }

    private static void replicationController(ObjectNode object) {
        JsonNode labels = Paths.at(object, "spec.template.metadata.labels");
        ObjectNode spec = object.withObjectProperty("spec");
        if (spec.path("selector").isEmpty() && labels.isObject()) {
            spec.set("selector", labels.deepCopy());
        }
        ObjectNode metadata = object.withObjectProperty("metadata");
        if (metadata.path("labels").isEmpty() && labels.isObject()) {
            metadata.set("labels", labels.deepCopy());
        }
    }

    private static void condition(
            ArrayNode into, String now, String type, String reason, String message) {
        into.addObject()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", now)
                .put("reason", reason)
                .put("message", message);
    }

    private static void definition(ObjectNode object) {
        JsonNode names = Paths.at(object, "spec.names");
        if (names instanceof ObjectNode given && given.has("kind")) {
            String kind = given.path("kind").asText();
            missing(given, "singular", kind.toLowerCase(java.util.Locale.ROOT));
            missing(given, "listKind", kind + "List");
        }
        ObjectNode status = object.withObjectProperty("status");
        status.set("acceptedNames", names.deepCopy());
        if (!status.has("conditions")) {
            String now = ObjectMeta.text(object, "creationTimestamp");
            ArrayNode conditions = status.putArray("conditions");
            condition(conditions, now, "NamesAccepted", "NoConflicts", "no conflicts found");
            condition(
                    conditions,
                    now,
                    "Established",
                    "InitialNamesAccepted",
                    "the initial names have been accepted");
        }
        if (!status.has("storedVersions")) {
            ArrayNode stored = status.putArray("storedVersions");
            for (JsonNode version : Paths.at(object, "spec.versions")) {
                if (version.path("storage").asBoolean()) {
                    stored.add(version.path("name").asText());
                }
            }
        }
    }
}
