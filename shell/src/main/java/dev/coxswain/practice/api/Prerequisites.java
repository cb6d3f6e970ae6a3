package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;

import java.util.List;

/** What must be there, and stay, for an object to be created. */
final class Prerequisites {
    private Prerequisites() {}

    /** Throws 404 or 403 where the namespace or the definition of the kind is missing or going. */
    static void check(Store.Transaction open, Kind kind, ObjectNode object) {
        if (kind.namespaced()) {
            namespace(open, kind, object);
        }
        if (kind.custom()) {
            definition(open, kind, object);
        }
    }

    private static void definition(Store.Transaction open, Kind kind, ObjectNode object) {
        ObjectNode definition = open.get(new Key(CustomKinds.DEFINITIONS, "", kind.name()));
        if (definition != null && ObjectMeta.deleting(definition)) {
            throw Faults.forbidden(
                    kind,
                    ObjectMeta.name(object),
                    "create not allowed while custom resource definition is terminating");
        }
    }

    private static void namespace(Store.Transaction open, Kind kind, ObjectNode object) {
        String namespace = ObjectMeta.text(object, "namespace");
        ObjectNode there = open.get(new Key("namespaces", "", namespace));
        if (there == null) {
            throw new StatusException(
                    404,
                    "NotFound",
                    "namespaces \"" + namespace + "\" not found",
                    new StatusException.Details("", "namespaces", namespace, List.of(), 0));
        }
        if (ObjectMeta.deleting(there)) {
            String why =
                    "unable to create new content in namespace "
                            + namespace
                            + " because it is being terminated";
            StatusException fault = Faults.forbidden(kind, ObjectMeta.name(object), why);
            var cause =
                    new StatusException.Cause(
                            "NamespaceTerminating",
                            "namespace " + namespace + " is being terminated",
                            "metadata.namespace");
            throw new StatusException(
                    403,
                    fault.reason(),
                    fault.message(),
                    new StatusException.Details(
                            kind.type().group(),
                            kind.type().plural(),
                            ObjectMeta.name(object),
                            List.of(cause),
                            0));
        }
    }
}
