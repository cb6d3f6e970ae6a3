package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Apply as the server does it, with an owner for each field; what client-side apply owned before
 * moves to the new owner (client-go's csaupgrade).
 */
final class ServerSideApply {
    private static final String MANAGER = "kubectl";
    private static final String ANNOTATION_MANAGER = "kubectl-last-applied";
    private static final Set<String> CLIENT_SIDE =
            Set.of("kubectl-client-side-apply", "before-first-apply");

    private static final String WAYS_OUT =
            """
            Please review the fields above--they currently have other managers. Here
            are the ways you can resolve this warning:
            * If you intend to manage all of these fields, please re-run the apply
              command with the `--force-conflicts` flag.
            * If you do not intend to manage all of the fields, please edit your
              manifest to remove references to the fields that should keep their
              current managers.
            * You may co-own fields by updating your manifest to match the existing
              value; in this case, you'll become the manager if the other manager(s)
              stop managing the field (remove it from their configuration).
            See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts\
            """;

    private final Invocation invocation;
    private final ResourceRef ref;
    private final Manifest manifest;
    private final Map<String, String> options;
    private final String manager;

    private ServerSideApply(Invocation invocation, ResourceRef ref, Manifest manifest) {
        this.invocation = invocation;
        this.ref = ref;
        this.manifest = manifest;
        this.options = WriteFlags.validated(invocation, MANAGER);
        this.manager = options.getOrDefault("fieldManager", MANAGER);
        options.put("force", String.valueOf(invocation.get(Apply.FORCE_CONFLICTS)));
    }

    /**
     * Has the server merge one manifest's object.
     *
     * @throws FailureException in kubectl's words where it refuses
     */
    static Item one(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        if (ref.name().isEmpty()) {
            String generated = Json.text(manifest.object(), "metadata", "generateName");
            throw FailureException.plain(
                    generated.isEmpty()
                            ? "resource name may not be empty"
                            : "from " + generated + ": cannot use generate name with apply");
        }
        return new ServerSideApply(invocation, ref, manifest).apply();
    }

    private Item apply() {
        ObjectNode answer = send();
        if (!invocation.get(Apply.SUBRESOURCE).isEmpty()) {
            return Placement.written(invocation, ref, answer, "serverside-applied");
        }
        if (manager.equals(MANAGER)) {
            keepAnnotation(answer);
        }
        if (migrate(answer)) {
            answer = send();
        }
        return Placement.written(invocation, ref, answer, "serverside-applied");
    }

    private ObjectNode send() {
        try {
            String part = invocation.get(Apply.SUBRESOURCE);
            String path = ref.path() + (part.isEmpty() ? "" : "/" + part);
            Request request = Request.patch(path, Request.PatchType.APPLY, manifest.object());
            return invocation
                    .cluster()
                    .send(request.with(options), invocation.cancellation())
                    .object();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 409) {
                throw new FailureException(
                        new Failure.Plain(api.message() + "\n" + WAYS_OUT, null), e);
            }
            if (e.failure() instanceof Failure.Api api && api.subject() == null) {
                throw Placement.explained(e, manifest);
            }
            throw e;
        }
    }

    /** The annotation of client-side apply gets an owner of its own, so that it is not dropped. */
    private void keepAnnotation(ObjectNode answer) {
        JsonNode text = Json.at(answer, "metadata", "annotations", LastApplied.NAME);
        boolean owned = false;
        for (JsonNode each : Json.at(answer, "metadata", "managedFields")) {
            owned |= Json.text(each, "manager").equals(ANNOTATION_MANAGER);
        }
        if (!text.isTextual() || owned) {
            return;
        }
        ObjectNode only =
                Tree.object(
                        "apiVersion",
                        ref.type().apiVersion(),
                        "kind",
                        ref.type().kind(),
                        "metadata",
                        Tree.object(
                                "name",
                                ref.name(),
                                "annotations",
                                Tree.object(LastApplied.NAME, text)));
        Map<String, String> own = new LinkedHashMap<>(options);
        own.put("fieldManager", ANNOTATION_MANAGER);
        own.put("force", "true");
        invocation.objects().patch(ref, Request.PatchType.APPLY, only, own);
    }

    /** Whether client-side apply owned fields, which now are this manager's. */
    private boolean migrate(ObjectNode answer) {
        ArrayNode before = Json.array();
        ObjectNode live =
                DryRun.of(invocation) == DryRun.SERVER ? answer : invocation.objects().get(ref);
        for (JsonNode each : Json.at(live, "metadata", "managedFields")) {
            before.add(each);
        }
        ArrayNode after = migrated(before, manager);
        if (after == null) {
            return false;
        }
        ArrayNode patch =
                Tree.array(
                        List.of(
                                Tree.object(
                                        "op",
                                        "replace",
                                        "path",
                                        "/metadata/managedFields",
                                        "value",
                                        after),
                                Tree.object(
                                        "op",
                                        "replace",
                                        "path",
                                        "/metadata/resourceVersion",
                                        "value",
                                        Json.text(live, "metadata", "resourceVersion"))));
        Map<String, String> plain = WriteFlags.options(invocation, MANAGER);
        invocation.objects().patch(ref, Request.PatchType.JSON, patch, plain);
        return true;
    }

    private static @Nullable ArrayNode migrated(ArrayNode entries, String manager) {
        ObjectNode fields = Json.object();
        ArrayNode rest = Json.array();
        @Nullable ObjectNode own = null;
        boolean found = false;
        for (JsonNode each : entries) {
            boolean plain = Json.text(each, "subresource").isEmpty();
            String operation = Json.text(each, "operation");
            if (plain
                    && operation.equals("Update")
                    && CLIENT_SIDE.contains(Json.text(each, "manager"))) {
                merge(fields, each.path("fieldsV1"));
                found = true;
            } else if (plain
                    && operation.equals("Apply")
                    && Json.text(each, "manager").equals(manager)) {
                own = each.deepCopy();
                rest.add(own);
            } else {
                rest.add(each);
            }
        }
        if (!found || own == null) {
            return null;
        }
        merge(own.withObjectProperty("fieldsV1"), fields);
        return rest;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties()
                .forEach(
                        each -> {
                            if (into.get(each.getKey()) instanceof ObjectNode inner) {
                                merge(inner, each.getValue());
                            } else {
                                into.set(each.getKey(), each.getValue().deepCopy());
                            }
                        });
    }
}
