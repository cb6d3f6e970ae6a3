package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Fields that name other objects, which follow when those get other names. */
final class References {
    private final List<KustomizedObject> objects;

    References(List<KustomizedObject> objects) {
        this.objects = objects;
    }

    /** Has every reference name its object as it is called now. */
    void update() {
        for (KustomizedObject each : objects) {
            for (ReferenceField field : ReferenceField.all()) {
                if (field.spec().isFor(each.id())) {
                    field.spec()
                            .path()
                            .visit(
                                    each.json(),
                                    false,
                                    (holder, name) -> follow(each, field, holder, name));
                }
            }
            if (each.kind().endsWith("RoleBinding")) {
                role(each);
                for (JsonNode subject : each.json().path("subjects")) {
                    if (subject instanceof ObjectNode holder
                            && Json.text(holder, "kind").equals("ServiceAccount")) {
                        placed(each, "ServiceAccount", holder);
                    }
                }
            }
            for (JsonNode webhook : each.json().path("webhooks")) {
                if (Json.at(webhook, "clientConfig", "service") instanceof ObjectNode holder) {
                    placed(each, "Service", holder);
                }
            }
        }
    }

    private void role(KustomizedObject binding) {
        if (binding.json().path("roleRef") instanceof ObjectNode holder) {
            String kind = Json.text(holder, "kind");
            KustomizedObject role =
                    found(
                            binding,
                            kind,
                            Json.text(holder, "name"),
                            binding.id().effectiveNamespace());
            if (role != null) {
                holder.put("name", role.id().name());
            }
        }
    }

    /** A reference by namespace and name: both follow. */
    private void placed(KustomizedObject from, String kind, ObjectNode holder) {
        String namespace = Json.text(holder, "namespace");
        KustomizedObject object = found(from, kind, Json.text(holder, "name"), "");
        if (object == null
                || (!namespace.isEmpty()
                        && object.ids().stream()
                                .noneMatch(id -> id.effectiveNamespace().equals(namespace)))) {
            return;
        }
        holder.put("name", object.id().name());
        if (!object.id().namespace().isEmpty()) {
            holder.put("namespace", object.id().namespace());
        }
    }

    private void follow(
            KustomizedObject from, ReferenceField field, ObjectNode holder, String name) {
        if (!field.holderKind().isEmpty()
                && !Json.text(holder, "kind").equals(field.holderKind())) {
            return;
        }
        String namespace = from.id().effectiveNamespace();
        if (holder.get(name) instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                KustomizedObject object =
                        found(from, field.kind(), list.get(i).asText(), namespace);
                if (object != null) {
                    list.set(i, object.id().name());
                }
            }
            return;
        }
        KustomizedObject object = found(from, field.kind(), holder.path(name).asText(), namespace);
        if (object != null) {
            holder.put(name, object.id().name());
        }
    }

    /**
     * The object a name means, null where it is not among these; among namesakes, the one of the
     * layers that the referrer came through.
     */
    private @Nullable KustomizedObject found(
            KustomizedObject from, String kind, String name, String namespace) {
        List<KustomizedObject> found =
                objects.stream()
                        .filter(each -> each.kind().equals(kind))
                        .filter(each -> each.ids().stream().anyMatch(id -> id.name().equals(name)))
                        .filter(each -> near(each.id(), namespace))
                        .toList();
        if (found.size() > 1) {
            List<KustomizedObject> beside =
                    found.stream().filter(each -> each.affixes().equals(from.affixes())).toList();
            found = beside.isEmpty() ? found : beside;
        }
        if (found.stream().map(each -> each.id().name()).distinct().count() > 1) {
            throw FailureException.plain(
                    "found multiple possible referrals: "
                            + from.id().words()
                            + " names "
                            + kind
                            + " "
                            + name
                            + ", which several layers have");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean near(Id id, String namespace) {
        return namespace.isEmpty() || !id.namespaced() || id.effectiveNamespace().equals(namespace);
    }
}
