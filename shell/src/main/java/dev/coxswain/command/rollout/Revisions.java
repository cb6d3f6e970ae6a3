package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The revisions that are kept of a workload: ReplicaSets of a deployment, ControllerRevisions of
 * the others.
 *
 * @param all the oldest first
 */
public record Revisions(List<Revision> all) {
    static final String ANNOTATION = "deployment.kubernetes.io/revision";

    /** One of them. */
    public record Revision(long number, JsonNode object) {}

    public static Revisions of(Invocation invocation, ResourceRef ref, ObjectNode live) {
        boolean deployment = ref.type().kind().equals("Deployment");
        ResourceType type =
                invocation
                        .cluster()
                        .types()
                        .ofKind(
                                "apps/v1",
                                deployment ? "ReplicaSet" : "ControllerRevision",
                                invocation.cancellation())
                        .orElseThrow(() -> FailureException.plain("this server keeps no history"));
        String uid = Json.text(live, "metadata", "uid");
        List<Revision> revisions = new ArrayList<>();
        ObjectNode list = invocation.objects().list(type, ref.namespace(), Selector.ALL);
        for (JsonNode each : list.path("items")) {
            for (JsonNode owner : Json.at(each, "metadata", "ownerReferences")) {
                if (owner.path("controller").asBoolean() && Json.text(owner, "uid").equals(uid)) {
                    long number =
                            deployment
                                    ? Json.at(each, "metadata", "annotations", ANNOTATION).asLong()
                                    : each.path("revision").asLong();
                    revisions.add(new Revision(number, each));
                }
            }
        }
        revisions.sort(Comparator.comparingLong(Revision::number));
        return new Revisions(List.copyOf(revisions));
    }

    /**
     * The revision of a number, for 0 the one before the last.
     *
     * @throws FailureException in kubectl's words where there is none
     */
    Revision choose(long number, ResourceRef ref) {
        if (number < 0) {
            throw FailureException.plain("invalid revision number " + number);
        }
        if (number > 0) {
            return all.stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    FailureException.plain(
                                            "unable to find specified revision "
                                                    + number
                                                    + " in history"));
        }
        if (all.size() < 2) {
            throw FailureException.plain(
                    ref.type().kind().equals("Deployment")
                            ? "no rollout history found for deployment \"" + ref.name() + "\""
                            : "no last revision to roll back to");
        }
        return all.get(all.size() - 2);
    }
}
