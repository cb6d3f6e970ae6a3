package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What happens to an object on its way in: identity, defaults, particulars, checks. */
final class Admission {
    private final Defaults defaults;
    private final Rules.Lookup lookup;

    Admission(Particulars particulars, Rules.Lookup lookup) {
        this.defaults = new Defaults(particulars);
        this.lookup = lookup;
    }

    /** Makes a new object of a manifest, in place. */
    void begin(Kind kind, ObjectNode object, Instant now) {
        head(kind, object);
        if (kind.has("status") && !kind.createdWithStatus()) {
            object.remove("status");
        }
        Names.requireName(kind, object);
        ObjectMeta.begin(object, kind, now);
        complete(kind, object, null);
    }

    /** Kind, version and metadata first, so that an object reads as people expect it. */
    private static void head(Kind kind, ObjectNode object) {
        ObjectNode copy = Json.object();
        copy.setAll(object);
        object.removeAll();
        object.put("kind", kind.type().kind()).put("apiVersion", kind.type().apiVersion());
        if (copy.has("metadata")) {
            object.set("metadata", copy.get("metadata"));
        }
        copy.properties().forEach(each -> object.putIfAbsent(each.getKey(), each.getValue()));
    }

    private void complete(Kind kind, ObjectNode object, @Nullable ObjectNode old) {
        defaults.fill(object, kind);
        kind.rules().prepare(object, old, lookup);
    }

    /** The object an update leads to, of what was sent and what is stored. */
    ObjectNode merge(Kind kind, ObjectNode wanted, ObjectNode old, String subresource) {
        String name = ObjectMeta.name(old);
        String version = ObjectMeta.text(wanted, "resourceVersion");
        if (!version.isEmpty() && !version.equals(ObjectMeta.text(old, "resourceVersion"))) {
            throw Faults.movedOn(kind, name);
        }
        String uid = ObjectMeta.text(wanted, "uid");
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.text(old, "uid"))) {
            throw Faults.conflict(
                    kind,
                    name,
                    "StorageError: invalid object, Code: 4, Key: /registry/%s/%s, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(
                                    kind.type().plural(),
                                    ObjectMeta.text(old, "namespace").isEmpty()
                                            ? name
                                            : ObjectMeta.text(old, "namespace") + "/" + name,
                                    uid,
                                    ObjectMeta.text(old, "uid")));
        }
        ObjectNode object = old.deepCopy();
        if (subresource.equals(Objects.STATUS)) {
            take(object, wanted, "status");
            keepOwnership(object, wanted);
            defaults.fill(object, kind);
            return object;
        }
        object =
                subresource.equals(Objects.MAIN)
                        ? wanted
                        : narrowed(kind, wanted, old, subresource);
        head(kind, object);
        ObjectMeta.keep(object, old);
        if (kind.has("status") && subresource.equals(Objects.MAIN)) {
            take(object, old, "status");
        }
        complete(kind, object, old);
        count(kind, object, old);
        return object;
    }

    private static ObjectNode narrowed(
            Kind kind, ObjectNode wanted, ObjectNode old, String subresource) {
        ObjectNode object = kind.rules().narrow(subresource, wanted, old);
        keepOwnership(object, wanted);
        return object;
    }

    private static void keepOwnership(ObjectNode object, ObjectNode wanted) {
        JsonNode fields = wanted.path("metadata").path("managedFields");
        if (!fields.isMissingNode()) {
            ObjectMeta.of(object).set("managedFields", fields);
        }
        take(object, wanted, Ownership.APPLIED);
    }

    private static void take(ObjectNode into, ObjectNode from, String field) {
        JsonNode value = from.path(field);
        if (value.isMissingNode()) {
            into.remove(field);
        } else {
            into.set(field, value);
        }
    }

    private static void count(Kind kind, ObjectNode object, ObjectNode old) {
        if (!kind.counted()) {
            return;
        }
        boolean changed = !wish(kind, object).equals(wish(kind, old));
        if (changed) {
            ObjectNode metadata = ObjectMeta.of(object);
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
    }

    private static ObjectNode wish(Kind kind, ObjectNode object) {
        ObjectNode wish = Json.object();
        wish.setAll(object);
        wish.remove(List.of("metadata", "status", Ownership.APPLIED));
        kind.rules().reduce(wish);
        return wish;
    }

    /** Throws 422 where something is wrong. */
    void check(Kind kind, ObjectNode object, @Nullable ObjectNode old, String subresource) {
        var problems = new Problems();
        Names.check(kind, object, problems);
        boolean plain = kind.custom() || kind.name().equals(CustomKinds.DEFINITIONS);
        MetadataRules.check(object, plain, old, problems);
        if (old == null) {
            kind.rules().validate(object, null, problems);
        } else {
            kind.rules().validate(subresource, object, old, problems);
        }
        if (kind.custom()) {
            StructuralCheck.check(object, kind.schema(), "", problems);
        }
        if (!problems.causes().isEmpty()) {
            throw Faults.invalid(kind, ObjectMeta.name(object), problems.causes());
        }
        kind.rules().admit(kind, object, old, lookup);
    }
}
