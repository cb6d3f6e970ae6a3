package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;

import java.util.List;

/** A job as a cron job would make it now: {@code create job NAME --from=cronjob/NAME}. */
final class JobFrom {
    private JobFrom() {}

    /**
     * The job.
     *
     * @param from what {@code --from} names
     * @throws FailureException in kubectl's words where that is no cron job
     */
    static ObjectNode of(Invocation invocation, String name, String from) {
        int slash = from.indexOf('/');
        ResourceType type =
                invocation
                        .cluster()
                        .types()
                        .resolve(
                                slash < 0 ? from : from.substring(0, slash),
                                invocation.cancellation());
        if (slash < 0) {
            throw FailureException.plain("from must be an existing cronjob");
        }
        ResourceRef ref =
                new ResourceRef(
                        type,
                        type.namespaced() ? invocation.namespace() : null,
                        from.substring(slash + 1));
        ObjectNode cronJob = invocation.objects().get(ref);
        if (!type.kind().equals("CronJob")) {
            throw FailureException.plain(
                    "unknown object type *" + type.version() + "." + type.kind());
        }
        return job(name, cronJob);
    }

    private static ObjectNode job(String name, ObjectNode cronJob) {
        JsonNode template = cronJob.path("spec").path("jobTemplate");
        ObjectNode annotations = Tree.object("cronjob.kubernetes.io/instantiate", "manual");
        template.path("metadata")
                .path("annotations")
                .properties()
                .forEach(each -> annotations.set(each.getKey(), each.getValue()));
        JsonNode labels = template.path("metadata").path("labels");
        ObjectNode owner =
                Tree.object(
                        "apiVersion",
                        "batch/v1",
                        "kind",
                        "CronJob",
                        "name",
                        Json.text(cronJob, "metadata", "name"),
                        "uid",
                        Json.text(cronJob, "metadata", "uid"),
                        "controller",
                        true);
        return Tree.object(
                "kind", "Job",
                "apiVersion", "batch/v1",
                "metadata",
                        Tree.object(
                                "name",
                                name,
                                "labels",
                                labels.isObject() ? labels : null,
                                "annotations",
                                annotations,
                                "ownerReferences",
                                List.of(owner)),
                "spec", template.path("spec"),
                "status", Tree.object());
    }
}
