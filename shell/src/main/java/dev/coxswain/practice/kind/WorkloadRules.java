package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Labels;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Paths;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The particulars of what makes pods of a template. */
final class WorkloadRules implements Rules {
    private static final String STATEFUL_FIXED =
            "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
                    + " 'updateStrategy', 'revisionHistoryLimit',"
                    + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    private final String type;

    WorkloadRules(String type) {
        this.type = type;
    }

    @Override
    public void prepare(ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {
        if (type.equals("jobs.batch") && old == null) {
            job(object);
        }
        if (type.equals("daemonsets.apps") && old == null) {
            ObjectMeta.of(object)
                    .withObjectProperty("annotations")
                    .put("deprecated.daemonset.template.generation", "1");
        }
        if (type.equals("statefulsets.apps")) {
            for (JsonNode claim : Paths.at(object, "spec.volumeClaimTemplates")) {
                ObjectNode template = (ObjectNode) claim;
                template.put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
                template.withObjectProperty("status").put("phase", "Pending");
            }
        }
        if (type.equals("replicasets.apps") || type.equals("deployments.apps")) {
            ObjectNode metadata = ObjectMeta.of(object);
            JsonNode labels = metadata.path("labels");
            if (labels.isObject() && labels.isEmpty()) {
                metadata.remove("labels");
            }
        }
    }

    private static void job(ObjectNode object) {
        ObjectNode spec = object.withObjectProperty("spec");
        if (spec.path("manualSelector").asBoolean() || spec.has("selector")) {
            return;
        }
        String uid = ObjectMeta.text(object, "uid");
        String name = ObjectMeta.name(object);
        spec.putObject("selector")
                .putObject("matchLabels")
                .put("batch.kubernetes.io/controller-uid", uid);
        ObjectNode template = ObjectMeta.of(spec.withObjectProperty("template"));
        template.withObjectProperty("labels")
                .put("batch.kubernetes.io/controller-uid", uid)
                .put("batch.kubernetes.io/job-name", name)
                .put("controller-uid", uid)
                .put("job-name", name);
        ObjectNode metadata = ObjectMeta.of(object);
        if (metadata.path("labels").isEmpty()) {
            metadata.set("labels", template.path("labels").deepCopy());
        }
    }

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        JsonNode spec = object.path("spec");
        if (spec.path("replicas").asInt(0) < 0) {
            problems.invalid(
                    "spec.replicas", spec.get("replicas"), "must be greater than or equal to 0");
        }
        switch (type) {
            case "cronjobs.batch" -> cronJob(spec, problems);
            case "jobs.batch" -> jobTemplate(spec.path("template"), "spec.template", problems);
            default -> {
                selector(spec, problems);
                strategy(spec, problems);
                ContainerRules.podSpec(
                        template(object), "spec.template.spec", List.of("Always"), problems);
            }
        }
        if (old != null) {
            fixed(object, old, problems);
        }
    }

    private JsonNode template(ObjectNode object) {
        JsonNode spec = Paths.at(object, "spec.template.spec");
        if (!type.equals("statefulsets.apps")) {
            return spec;
        }
        ObjectNode copy = spec.isObject() ? spec.deepCopy() : object.objectNode();
        for (JsonNode claim : Paths.at(object, "spec.volumeClaimTemplates")) {
            copy.withArrayProperty("volumes").addObject().put("name", ObjectMeta.name(claim));
        }
        return copy;
    }

    private void selector(JsonNode spec, Problems problems) {
        JsonNode selector = spec.path("selector");
        boolean plain = type.equals("replicationcontrollers");
        String kind = type.substring(0, type.length() - "s.apps".length());
        if (selector.isMissingNode() || (plain && selector.isEmpty())) {
            problems.required("spec.selector", "");
        } else if (selector.isEmpty()) {
            problems.invalid("spec.selector", selector, "empty selector is invalid for " + kind);
            return;
        }
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        boolean matches =
                plain
                        ? Labels.plain(selector).matches(labels)
                        : !selector.isMissingNode() && Labels.structured(selector).matches(labels);
        if (!matches) {
            problems.invalid(
                    "spec.template.metadata.labels",
                    labels.isMissingNode() ? Json.NODES.nullNode() : labels,
                    "`selector` does not match template `labels`");
        }
    }

    private static void strategy(JsonNode spec, Problems problems) {
        JsonNode strategy = spec.path("strategy");
        String type = strategy.path("type").asText("RollingUpdate");
        if (type.equals("Recreate") && strategy.has("rollingUpdate")) {
            problems.forbidden(
                    "spec.strategy.rollingUpdate",
                    "may not be specified when strategy `type` is 'Recreate'");
        } else if (!List.of("Recreate", "RollingUpdate").contains(type)) {
            problems.notSupported(
                    "spec.strategy.type",
                    strategy.path("type"),
                    List.of("Recreate", "RollingUpdate"));
        }
        JsonNode rolling = strategy.path("rollingUpdate");
        if (zero(rolling.path("maxSurge")) && zero(rolling.path("maxUnavailable"))) {
            problems.invalid(
                    "spec.strategy.rollingUpdate.maxUnavailable",
                    rolling.path("maxUnavailable"),
                    "may not be 0 when `maxSurge` is 0");
        }
    }

    private static boolean zero(JsonNode amount) {
        return !amount.isMissingNode() && List.of("0", "0%").contains(amount.asText());
    }

    private static void jobTemplate(JsonNode template, String at, Problems problems) {
        JsonNode spec = template.path("spec");
        String restart = spec.path("restartPolicy").asText("Always");
        if (restart.equals("Always")) {
            problems.required(at + ".spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"");
            restart = "Never";
            ObjectNode copy = spec.isObject() ? spec.deepCopy() : null;
            if (copy != null) {
                spec = copy.put("restartPolicy", restart);
            }
        }
        ContainerRules.podSpec(spec, at + ".spec", List.of("OnFailure", "Never"), problems);
    }

    private static void cronJob(JsonNode spec, Problems problems) {
        JsonNode schedule = spec.path("schedule");
        String[] fields = schedule.asText("").strip().split("\\s+");
        if (schedule.asText("").isEmpty()) {
            problems.required("spec.schedule", "");
        } else if (!schedule.asText().startsWith("@") && fields.length != 5) {
            problems.invalid(
                    "spec.schedule",
                    schedule,
                    "expected exactly 5 fields, found %d: [%s]"
                            .formatted(fields.length, String.join(" ", fields)));
        }
        JsonNode concurrency = spec.path("concurrencyPolicy");
        List<String> known = List.of("Allow", "Forbid", "Replace");
        if (!known.contains(concurrency.asText("Allow"))) {
            problems.notSupported("spec.concurrencyPolicy", concurrency, known);
        }
        jobTemplate(
                Paths.at(spec, "jobTemplate.spec.template"),
                "spec.jobTemplate.spec.template",
                problems);
    }

    private void fixed(ObjectNode object, ObjectNode old, Problems problems) {
        if (type.equals("statefulsets.apps")) {
            if (!remaining(object).equals(remaining(old))) {
                problems.forbidden("spec", STATEFUL_FIXED);
            }
            return;
        }
        if (type.equals("jobs.batch")) {
            jobTemplate(object, old, problems);
        }
        if (!type.equals("replicationcontrollers") && !type.equals("cronjobs.batch")) {
            fixed(object, old, "selector", problems);
        }
    }

    /** Of a job that waits, the server looks at the pod's spec alone. */
    private static void jobTemplate(ObjectNode object, ObjectNode old, Problems problems) {
        boolean waits = Paths.at(old, "spec.suspend").asBoolean();
        String part = waits ? "spec.template.spec" : "spec.template";
        JsonNode now = Paths.at(object, part);
        if (!now.equals(Paths.at(old, part))) {
            problems.invalid(part, now, "field is immutable");
        }
        // an indexed job may grow and shrink, in both numbers alike
        boolean elastic =
                Paths.at(object, "spec.completionMode").asText().equals("Indexed")
                        && Paths.at(object, "spec.completions")
                                .equals(Paths.at(object, "spec.parallelism"));
        if (!elastic) {
            fixed(object, old, "completions", problems);
        }
    }

    private static void fixed(ObjectNode object, ObjectNode old, String part, Problems problems) {
        JsonNode now = object.path("spec").path(part);
        if (!now.equals(old.path("spec").path(part))) {
            problems.invalid("spec." + part, now, "field is immutable");
        }
    }

    private static JsonNode remaining(ObjectNode object) {
        ObjectNode spec = object.path("spec").deepCopy();
        spec.remove(
                List.of(
                        "replicas",
                        "ordinals",
                        "template",
                        "updateStrategy",
                        "revisionHistoryLimit",
                        "persistentVolumeClaimRetentionPolicy",
                        "minReadySeconds"));
        return spec;
    }
}
