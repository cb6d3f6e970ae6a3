package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.read.describe.PodTemplateText;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code rollout undo}: gives a workload the pod template of an earlier revision back. */
final class RolloutUndo implements Command {
    private static final Flag<Long> TO_REVISION =
            Flag.integer("to-revision", 0).help("Which revision; 0 for the one before this");

    /** Annotations that stay the deployment's own, as kubectl has them. */
    private static final Set<String> OWN =
            Set.of(
                    LastApplied.NAME,
                    Revisions.ANNOTATION,
                    "deployment.kubernetes.io/revision-history",
                    "deployment.kubernetes.io/desired-replicas",
                    "deployment.kubernetes.io/max-replicas",
                    "deprecated.deployment.rollback.to");

    private static final Signature SIGNATURE =
            Signature.of("rollout undo", "Go back to an earlier revision of a workload")
                    .argument(Argument.rest("TYPE/NAME").values(Values.Source.RESOURCE_REFS))
                    .flag(TO_REVISION, TargetFlags.SELECTOR, DryRun.FLAG)
                    .flag(WriteFlags.FIELD_MANAGER)
                    .flags(WriteFlags.FILES)
                    .flags(OutputFlags.WRITE)
                    .example("rollout undo deploy/web", "The revision before")
                    .example("rollout undo deploy/web --to-revision=3", "A certain one");

    private final Sources sources;

    RolloutUndo(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<Subject> subjects =
                Subject.rolledOut(invocation, sources, invocation.arguments().positional());
        return Writes.of(invocation, Subject.steps(subjects, each -> one(invocation, each)));
    }

    private static List<Item> one(Invocation invocation, Subject subject) {
        ObjectNode live = subject.live(invocation);
        String kind = subject.ref().type().kind();
        boolean deployment = kind.equals("Deployment");
        check(kind, subject, live);
        Revisions.Revision wanted =
                Revisions.of(invocation, subject.ref(), live)
                        .choose(invocation.get(TO_REVISION), subject.ref());
        JsonNode template = template(deployment, wanted.object());
        if (template.equals(live.path("spec").path("template"))) {
            return List.of(
                    Placement.written(
                            invocation,
                            subject.ref(),
                            live,
                            "skipped rollback (current template already matches revision "
                                    + wanted.number()
                                    + ")"));
        }
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            String pods = pods(invocation, wanted.object());
            return List.of(Placement.written(invocation, subject.ref(), live, pods));
        }
        Request request =
                deployment
                        ? Request.patch(
                                subject.ref().path(),
                                Request.PatchType.JSON,
                                changes(live, template, wanted.object()))
                        : Request.patch(
                                subject.ref().path(),
                                Request.PatchType.STRATEGIC,
                                wanted.object().path("data"));
        Map<String, String> options = WriteFlags.options(invocation, "kubectl-rollout");
        Request sent = request.with(options);
        ObjectNode after = invocation.cluster().send(sent, invocation.cancellation()).object();
        return List.of(Placement.written(invocation, subject.ref(), after, "rolled back"));
    }

    /** The template it would go back to, as it is kept: what kubectl shows of a try. */
    private static String pods(Invocation invocation, JsonNode kept) {
        JsonNode whole = kept.has("data") ? kept.path("data") : kept;
        JsonNode template = Json.at(whole, "spec", "template");
        String text = PodTemplateText.of(template, invocation.session().clock().instant());
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static void check(String kind, Subject subject, ObjectNode live) {
        if (!List.of("Deployment", "DaemonSet", "StatefulSet").contains(kind)) {
            throw FailureException.plain(
                    "error retrieving rollbacker for \""
                            + kind
                            + "\", no visitor method exists for {"
                            + subject.ref().type().group()
                            + " "
                            + kind
                            + "}");
        }
        if (kind.equals("Deployment") && live.path("spec").path("paused").asBoolean(false)) {
            throw FailureException.plain(
                    "you cannot rollback a paused deployment; resume it first with 'kubectl rollout"
                            + " resume' and try again");
        }
    }

    private static JsonNode template(boolean deployment, JsonNode revision) {
        JsonNode template =
                deployment
                        ? Json.at(revision, "spec", "template").deepCopy()
                        : Json.at(revision, "data", "spec", "template").deepCopy();
        if (template instanceof ObjectNode object) {
            object.remove("$patch");
            if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
                labels.remove("pod-template-hash");
            }
        }
        return template;
    }

    /** The patch of a deployment: the template, and the annotations the revision was made with. */
    private static ArrayNode changes(JsonNode live, JsonNode template, JsonNode revision) {
        ObjectNode annotations = Json.object();
        Json.at(live, "metadata", "annotations")
                .properties()
                .forEach(
                        each -> {
                            if (OWN.contains(each.getKey())) {
                                annotations.set(each.getKey(), each.getValue());
                            }
                        });
        Json.at(revision, "metadata", "annotations")
                .properties()
                .forEach(
                        each -> {
                            if (!OWN.contains(each.getKey())) {
                                annotations.set(each.getKey(), each.getValue());
                            }
                        });
        return Tree.array(
                List.of(
                        Tree.object("op", "replace", "path", "/spec/template", "value", template),
                        Tree.object(
                                "op",
                                "replace",
                                "path",
                                "/metadata/annotations",
                                "value",
                                annotations)));
    }
}
