package dev.coxswain.practice.api;

import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;

import java.util.List;
import java.util.stream.Collectors;

/** The server's refusals in its own words. */
public final class Faults {
    private Faults() {}

    private static Details about(Kind kind, String name) {
        return new Details(kind.type().group(), kind.type().plural(), name, List.of(), 0);
    }

    public static StatusException notFound(Kind kind, String name) {
        return new StatusException(
                404,
                "NotFound",
                "%s \"%s\" not found".formatted(kind.type().qualifiedPlural(), name),
                about(kind, name));
    }

    public static StatusException alreadyExists(Kind kind, String name) {
        return new StatusException(
                409,
                "AlreadyExists",
                "%s \"%s\" already exists".formatted(kind.type().qualifiedPlural(), name),
                about(kind, name));
    }

    public static StatusException conflict(Kind kind, String name, String why) {
        return new StatusException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on %s \"%s\": %s"
                        .formatted(kind.type().qualifiedPlural(), name, why),
                about(kind, name));
    }

    /** An apply that means an object of a uid, of which there is none. */
    static StatusException unborn(Kind kind, String name, String uid) {
        return conflict(
                kind,
                name,
                "uid mismatch: the provided object specified uid %s, and no existing object was"
                                .formatted(uid)
                        + " found");
    }

    public static StatusException movedOn(Kind kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version"
                        + " and try again");
    }

    public static StatusException forbidden(Kind kind, String name, String why) {
        return new StatusException(
                403,
                "Forbidden",
                "%s \"%s\" is forbidden: %s".formatted(kind.type().qualifiedPlural(), name, why),
                about(kind, name));
    }

    public static StatusException badRequest(String message) {
        return new StatusException(400, "BadRequest", message, null);
    }

    public static StatusException invalid(Kind kind, String name, List<Cause> causes) {
        String list =
                causes.stream()
                        .map(
                                each ->
                                        each.field().isEmpty()
                                                ? each.message()
                                                : each.field() + ": " + each.message())
                        .distinct()
                        .collect(Collectors.joining(", "));
        String told = causes.size() == 1 ? list : "[" + list + "]";
        String group = kind.type().group();
        String qualified = group.isEmpty() ? kind.type().kind() : kind.type().kind() + "." + group;
        return new StatusException(
                422,
                "Invalid",
                "%s \"%s\" is invalid: %s".formatted(qualified, name, told),
                new Details(group, kind.type().kind(), name, causes, 0));
    }

    /**
     * Parameters that are wrong.
     *
     * @param kind of the options, as {@code ListOptions}
     */
    public static StatusException options(String kind, Cause cause) {
        return new StatusException(
                422,
                "Invalid",
                "%s.meta.k8s.io \"\" is invalid: %s: %s"
                        .formatted(kind, cause.field(), cause.message()),
                new Details("meta.k8s.io", kind, "", List.of(cause), 0));
    }

    /** An update of a custom object must say which version it is made of. */
    public static StatusException unversioned(Kind kind, String name) {
        var cause =
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: 0: must be specified for an update",
                        "metadata.resourceVersion");
        return new StatusException(
                422,
                "Invalid",
                "%s \"%s\" is invalid: %s: %s"
                        .formatted(
                                kind.type().qualifiedPlural(),
                                name,
                                cause.field(),
                                cause.message()),
                new Details(kind.type().group(), kind.type().plural(), name, List.of(cause), 0));
    }

    /** A body in a form the server does not read. */
    public static StatusException unread(String types) {
        return new StatusException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + types,
                null);
    }

    public static StatusException gone(String message) {
        return new StatusException(410, "Expired", message, null);
    }

    public static StatusException notAllowed(String message) {
        return new StatusException(
                405, "MethodNotAllowed", message, new Details("", "", "", List.of(), 0));
    }
}
