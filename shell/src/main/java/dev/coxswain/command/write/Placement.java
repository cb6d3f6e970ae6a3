package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where an object of a manifest belongs, and words what a server says against it. */
public final class Placement {
    private static final Pattern UNKNOWN_FIELD =
            Pattern.compile("(?:unknown|duplicate) field \"([^\"]+)\"");

    private Placement() {}

    /** The address of a manifest's object; its namespace is filled in where it names none. */
    public static ResourceRef of(Invocation invocation, Manifest manifest) {
        ResourceType type =
                invocation
                        .cluster()
                        .types()
                        .ofKind(manifest.apiVersion(), manifest.kind(), invocation.cancellation())
                        .orElseThrow(() -> unknown(invocation, manifest));
        ObjectNode metadata = manifest.object().withObjectProperty("metadata");
        if (!type.namespaced()) {
            metadata.remove("namespace");
            return new ResourceRef(type, null, manifest.name());
        }
        String own = manifest.namespace();
        if (own.isEmpty()) {
            metadata.put("namespace", invocation.namespace());
        } else if (invocation.namespaceGiven() && !own.equals(invocation.namespace())) {
            throw FailureException.plain(
                    "the namespace from the provided object \""
                            + own
                            + "\" does not match the namespace \""
                            + invocation.namespace()
                            + "\". You must pass '--namespace="
                            + own
                            + "' to perform this operation.");
        }
        return new ResourceRef(type, manifest.namespace(), manifest.name());
    }

    private static FailureException unknown(Invocation invocation, Manifest manifest) {
        List<String> versions =
                invocation.cluster().types().all(invocation.cancellation()).stream()
                        .filter(type -> type.kind().equals(manifest.kind()))
                        .map(ResourceType::apiVersion)
                        .distinct()
                        .toList();
        String message =
                "resource mapping not found for name: \""
                        + manifest.name()
                        + "\" namespace: \""
                        + manifest.namespace()
                        + "\" from \""
                        + manifest.file()
                        + "\": no matches for kind \""
                        + manifest.kind()
                        + "\" in version \""
                        + manifest.apiVersion()
                        + "\"\nensure CRDs are installed first";
        return versions.isEmpty()
                ? FailureException.plain(message)
                : FailureException.plain(
                        message,
                        "this server has "
                                + manifest.kind()
                                + " in "
                                + String.join(", ", versions)
                                + " ("
                                + manifest.place("apiVersion")
                                + ")");
    }

    /** What the server answered for an object, with the line that says what was done. */
    public static Item written(
            Invocation invocation, ResourceRef ref, JsonNode object, String done) {
        String name = object.path("metadata").path("name").asText(ref.name());
        ResourceRef whole = new ResourceRef(ref.type(), ref.namespace(), name);
        return Item.written(
                object,
                new Origin(invocation.cluster().context(), whole),
                whole.qualifiedName() + " " + done + DryRun.of(invocation).suffix());
    }

    /** A refusal said of a manifest: kubectl's words, then where the field stands. */
    public static RuntimeException refused(FailureException e, Manifest manifest, String doing) {
        return e.failure() instanceof Failure.Api api
                ? explained(
                        api.about("error when " + doing + " \"" + manifest.file() + "\""), manifest)
                : e;
    }

    /** A refusal in the server's own words, then where the field stands. */
    public static RuntimeException explained(FailureException e, Manifest manifest) {
        return e.failure() instanceof Failure.Api api ? explained(api, manifest) : e;
    }

    private static RuntimeException explained(Failure.Api api, Manifest manifest) {
        List<Failure> failures = new ArrayList<>();
        failures.add(api);
        List<String> paths = new ArrayList<>();
        Matcher fields = UNKNOWN_FIELD.matcher(api.message());
        while (fields.find()) {
            paths.add(fields.group(1));
        }
        api.causes().stream()
                .map(Failure.Cause::field)
                .filter(field -> !field.isEmpty())
                .forEach(paths::add);
        for (String path : paths.stream().distinct().toList()) {
            failures.add(new Failure.Verbatim("  " + manifest.place(path) + ": " + path, 1));
        }
        return new Writes.Refused(failures);
    }
}
