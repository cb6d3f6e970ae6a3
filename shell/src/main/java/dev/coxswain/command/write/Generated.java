package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Creates objects that flags describe; {@code --dry-run=client} asks no server at all. */
public final class Generated {
    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of(
                    "Namespace",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "PriorityClass",
                    "CertificateSigningRequest");

    /**
     * How an object is created.
     *
     * @param manager who owns its fields
     * @param refusal what is said before a server's reason; empty for the server's words alone
     */
    public record Manner(String manager, String refusal) {}

    private Generated() {}

    /** Creates the objects in turn. */
    public static Items create(Invocation invocation, Manner manner, ObjectNode... objects) {
        List<Writes.Step> steps =
                Stream.of(objects)
                        .<Writes.Step>map(each -> () -> List.of(one(invocation, manner, each)))
                        .toList();
        return Writes.of(
                invocation,
                steps,
                Items.Shape.DECLARED,
                OutputFlags.withoutColumns(invocation.arguments()));
    }

    public static Item one(Invocation invocation, Manner manner, ObjectNode declared) {
        ResourceType type = type(declared);
        ObjectNode object = type.namespaced() ? placed(invocation, declared) : declared;
        if (invocation.get(LastApplied.SAVE_CONFIG)) {
            object = LastApplied.declared(object);
        }
        String name = Json.text(object, "metadata", "name");
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            String namespace = type.namespaced() ? invocation.namespace() : null;
            return Item.written(
                    object,
                    new Origin("", new ResourceRef(type, namespace, name)),
                    type.qualifiedSingular() + "/" + name + " created" + DryRun.CLIENT.suffix());
        }
        ResourceRef ref =
                new ResourceRef(type, type.namespaced() ? invocation.namespace() : null, name);
        Map<String, String> options = WriteFlags.validated(invocation, manner.manager());
        try {
            return Placement.written(
                    invocation,
                    ref,
                    invocation.objects().create(type, ref.namespace(), object, options),
                    "created");
        } catch (FailureException e) {
            throw said(e, manner.refusal());
        }
    }

    /** A refusal with kubectl's words before the server's. */
    public static FailureException said(FailureException e, String words) {
        return e.failure() instanceof Failure.Api api && !words.isEmpty()
                ? new FailureException(new Failure.Plain(words + api.message(), null), e)
                : e;
    }

    /** An object in the namespace that the line names; as it is where it names none. */
    public static ObjectNode placed(Invocation invocation, ObjectNode object) {
        return invocation.namespaceGiven() ? placed(object, invocation.namespace()) : object;
    }

    /** The namespace stands behind the name, where the types of Kubernetes have it. */
    private static ObjectNode placed(ObjectNode object, String namespace) {
        ObjectNode metadata = Json.object();
        object.path("metadata")
                .properties()
                .forEach(
                        each -> {
                            metadata.set(each.getKey(), each.getValue());
                            if (each.getKey().equals("name")) {
                                metadata.put("namespace", namespace);
                            }
                        });
        ObjectNode placed = Json.object();
        placed.setAll(object);
        placed.set("metadata", metadata);
        return placed;
    }

    /** Built-in types need no discovery to be created. */
    public static ResourceType type(ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        int slash = apiVersion.indexOf('/');
        String singular = kind.toLowerCase(Locale.ROOT);
        return new ResourceType(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                kind,
                plural(singular),
                singular,
                !WITHOUT_NAMESPACE.contains(kind),
                List.of(),
                List.of(),
                Set.of("create"),
                Set.of());
    }

    private static String plural(String singular) {
        if (singular.endsWith("s")) {
            return singular + "es";
        }
        return singular.endsWith("y")
                ? singular.substring(0, singular.length() - 1) + "ies"
                : singular + "s";
    }
}
