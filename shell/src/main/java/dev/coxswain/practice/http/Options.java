package dev.coxswain.practice.http;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parameters of requests, refused in the server's words where they do not go together. */
final class Options {
    private static final int LONGEST_MANAGER = 128;

    private Options() {}

    /** Checks what a create, update or patch is asked with. */
    static void write(Exchange exchange, String kind) {
        dryRun(exchange.query("dryRun"), kind);
        manager(exchange.query("fieldManager"), kind);
        String validation = exchange.query("fieldValidation");
        if (!List.of("", "Ignore", "Strict", "Warn").contains(validation)) {
            throw unsupported(
                    kind,
                    "fieldValidation",
                    "\"" + validation + "\"",
                    "\"\", \"Ignore\", \"Strict\", \"Warn\"");
        }
    }

    private static void manager(String name, String kind) {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_MANAGER) {
            throw Faults.options(
                    kind,
                    new Cause(
                            "FieldValueTooLong",
                            "Too long: may not be more than %d bytes".formatted(LONGEST_MANAGER),
                            "fieldManager"));
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw Faults.options(
                    kind,
                    new Cause(
                            "FieldValueInvalid",
                            "Invalid value: %s: should only contain printable characters"
                                    .formatted(Json.compact(Json.NODES.textNode(name))),
                            "fieldManager"));
        }
    }

    /** Checks what a patch that is no apply is asked with. */
    static void patch(Exchange exchange) {
        write(exchange, "PatchOptions");
        if (exchange.asks("force")) {
            throw forbidden("PatchOptions", "force", "may not be specified for non-apply patch");
        }
    }

    /** Checks what an apply is asked with. */
    static void apply(Exchange exchange) {
        write(exchange, "PatchOptions");
        if (exchange.query("fieldManager").isEmpty()) {
            throw Faults.options(
                    "PatchOptions",
                    new Cause(
                            "FieldValueRequired",
                            "Required value: is required for apply patch",
                            "fieldManager"));
        }
    }

    /**
     * Checks how a deletion is to spread.
     *
     * @param propagation empty where it was not said
     * @param orphan whether the old way to say it was used
     */
    static void deletion(String propagation, boolean orphan) {
        if (!propagation.isEmpty() && orphan) {
            throw Faults.options(
                    "DeleteOptions",
                    new Cause(
                            "FieldValueInvalid",
                            "Invalid value: \""
                                    + propagation
                                    + "\": orphanDependents and deletionPropagation cannot be both"
                                    + " set",
                            "propagationPolicy"));
        }
        if (!List.of("", "Foreground", "Background", "Orphan").contains(propagation)) {
            throw unsupported(
                    "DeleteOptions",
                    "propagationPolicy",
                    "\"" + propagation + "\"",
                    "\"Foreground\", \"Background\", \"Orphan\", \"nil\"");
        }
    }

    static void dryRun(String wanted, String kind) {
        if (!wanted.isEmpty() && !wanted.equals("All")) {
            throw unsupported(kind, "dryRun", "[\"" + wanted + "\"]", "\"All\"");
        }
    }

    /** Checks which moment a list or watch is to show. */
    static void moment(Exchange exchange, boolean watch) {
        String match = exchange.query("resourceVersionMatch");
        String version = exchange.query("resourceVersion");
        boolean initial = !exchange.query("sendInitialEvents").isEmpty();
        boolean continued = !exchange.query("continue").isEmpty();
        if (watch && continued) {
            throw forbiddenMatch("resourceVersionMatch is forbidden when continue is provided");
        }
        if (initial && !match.equals("NotOlderThan")) {
            throw forbiddenMatch(
                    "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (match.isEmpty()) {
            if (continued && !version.isEmpty() && !version.equals("0")) {
                throw Faults.badRequest(
                        "specifying resource version is not allowed when using continue");
            }
            return;
        }
        if (watch && !initial) {
            throw forbiddenMatch(
                    "resourceVersionMatch is forbidden for watch unless sendInitialEvents is"
                            + " provided");
        }
        if (continued) {
            throw forbiddenMatch("resourceVersionMatch is forbidden when continue is provided");
        }
        if (version.isEmpty() && !initial) {
            throw forbiddenMatch(
                    "resourceVersionMatch is forbidden unless resourceVersion is provided");
        }
        match(match, version);
    }

    private static void match(String match, String version) {
        if (!List.of("Exact", "NotOlderThan").contains(match)) {
            throw unsupported(
                    "ListOptions",
                    "resourceVersionMatch",
                    "\"" + match + "\"",
                    "\"Exact\", \"NotOlderThan\", \"\"");
        }
        if (match.equals("Exact") && version.equals("0")) {
            throw forbiddenMatch(
                    "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
    }

    private static StatusException forbiddenMatch(String why) {
        return forbidden("ListOptions", "resourceVersionMatch", why);
    }

    private static StatusException forbidden(String kind, String field, String why) {
        return Faults.options(kind, new Cause("FieldValueForbidden", "Forbidden: " + why, field));
    }

    private static StatusException unsupported(
            String kind, String field, String value, String supported) {
        return Faults.options(
                kind,
                new Cause(
                        "FieldValueNotSupported",
                        "Unsupported value: " + value + ": supported values: " + supported,
                        field));
    }
}
