package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.ApiVersions;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.Tables;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * In which form objects are wanted, as the Accept header says.
 *
 * @param as {@code Table}, {@code PartialObjectMetadata…} or empty for whole objects
 * @param version of {@code meta.k8s.io}
 * @param include how much of the object a row has
 */
record Shape(String as, String version, String include) {
    private static final Shape WHOLE = new Shape("", "v1", "");
    private static final Set<String> FORMS =
            Set.of("Table", "PartialObjectMetadata", "PartialObjectMetadataList");

    /**
     * Reads the header.
     *
     * @throws StatusException 406 where nothing of it can be given, 400 for an unknown include
     */
    static Shape of(String accept, String include) {
        if (!Set.of("", "Metadata", "Object", "None").contains(include)) {
            throw Faults.badRequest(
                    "Unable to convert to Table as requested: includeObject: Invalid value: \"%s\":"
                                    .formatted(include)
                            + " must be 'Metadata', 'Object', 'None', or empty");
        }
        if (!accept.isBlank() && !accept.contains("json") && !accept.contains("*")) {
            throw new StatusException(
                    406,
                    "NotAcceptable",
                    "406: Not Acceptable\n\nAvailable representations: application/json",
                    new StatusException.Details("", "", "", List.of(), 0));
        }
        boolean refused = false;
        for (String part : accept.split(",")) {
            String as = parameter(part, "as=");
            if (FORMS.contains(as) && isMeta(part)) {
                return new Shape(
                        as, parameter(part, "v="), include.isEmpty() ? "Metadata" : include);
            }
            refused |= !as.isEmpty();
            String type = part.strip();
            if (type.equals("application/json") || type.equals("*/*")) {
                return WHOLE;
            }
        }
        if (refused) {
            throw refused("only the following media types are accepted: application/json");
        }
        return WHOLE;
    }

    private static boolean isMeta(String part) {
        return parameter(part, "g=").equals("meta.k8s.io")
                && Set.of("v1", "v1beta1").contains(parameter(part, "v="));
    }

    private static StatusException refused(String why) {
        return new StatusException(406, "NotAcceptable", why, null);
    }

    /** Throws 406 where a list is wanted and this is none, or the other way round. */
    void require(Kind kind, boolean list) {
        if (as.isEmpty() || table() || as.endsWith("List") == list) {
            return;
        }
        String type =
                kind.custom()
                        ? "unstructured.Unstructured"
                        : ApiVersions.home(kind.type().group()) + "." + kind.type().kind();
        throw refused(
                "you requested %s, but the requested object is %s (*%s%s)"
                        .formatted(as, list ? "a list" : "not a list", type, list ? "List" : ""));
    }

    private static String parameter(String part, String name) {
        for (String each : part.split(";")) {
            if (each.strip().startsWith(name)) {
                return each.strip().substring(name.length());
            }
        }
        return "";
    }

    boolean table() {
        return as.equals("Table");
    }

    /** One object in this form. */
    ObjectNode one(Kind kind, ObjectNode object, Instant now, boolean columns) {
        if (table()) {
            ObjectNode table = Tables.begin(kind, version, columns);
            if (object.path("metadata").has("resourceVersion")) {
                table.withObjectProperty("metadata")
                        .set("resourceVersion", object.path("metadata").path("resourceVersion"));
            }
            table.withArrayProperty("rows").add(Tables.row(kind, object, include, now));
            return table;
        }
        return as.isEmpty() ? object : Tables.partial(object);
    }
}
