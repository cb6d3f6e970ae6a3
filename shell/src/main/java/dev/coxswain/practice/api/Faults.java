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
                "%s \"%s\" not found".formatted(kind.name(), name),
                about(kind, name));
    }

    public static StatusException alreadyExists(Kind kind, String name) {
        return new StatusException(
                409,
                "AlreadyExists",
                "%s \"%s\" already exists".formatted(kind.name(), name),
                about(kind, name));
    }

    public static StatusException conflict(Kind kind, String name, String why) {
        return new StatusException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on %s \"%s\": %s".formatted(kind.name(), name, why),
                about(kind, name));
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
                "%s \"%s\" is forbidden: %s".formatted(kind.name(), name, why),
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

    public static StatusException gone(String message) {
        return new StatusException(410, "Expired", message, null);
    }

    public static StatusException notAllowed(String message) {
        return new StatusException(
                405, "MethodNotAllowed", message, new Details("", "", "", List.of(), 0));
    }
}
