package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Creates objects that flags describe; {@code --dry-run=client} asks no server at all. */
final class Generated {
    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of("Namespace", "ClusterRole", "ClusterRoleBinding", "PriorityClass");

    private Generated() {}

    /** Creates the objects in turn. */
    static Items create(Invocation invocation, String manager, ObjectNode... objects) {
        return Writes.of(
                invocation,
                List.of(objects).stream()
                        .<Writes.Step>map(object -> () -> List.of(one(invocation, manager, object)))
                        .toList());
    }

    static Item one(Invocation invocation, String manager, ObjectNode object) {
        ResourceType type = type(object);
        if (type.namespaced() && invocation.namespaceGiven()) {
            namespace(object, invocation.namespace());
        }
        String name = object.path("metadata").path("name").asText();
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            String namespace = type.namespaced() ? invocation.namespace() : null;
            return Item.written(
                    object,
                    new dev.coxswain.result.Origin("", new ResourceRef(type, namespace, name)),
                    type.qualifiedSingular() + "/" + name + " created" + DryRun.CLIENT.suffix());
        }
        ResourceRef ref =
                new ResourceRef(type, type.namespaced() ? invocation.namespace() : null, name);
        Map<String, String> options = WriteFlags.validated(invocation, manager);
        ObjectNode sent =
                invocation.get(Create.SAVE_CONFIG) ? LastApplied.annotated(object) : object;
        try {
            return Placement.written(
                    invocation,
                    ref,
                    invocation.objects().create(type, ref.namespace(), sent, options),
                    "created");
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && !manager.equals("kubectl-run")) {
                throw new FailureException(
                        api.about("failed to create " + type.kind().toLowerCase(Locale.ROOT)), e);
            }
            throw e;
        }
    }

    /** kubectl shows the namespace first among the metadata after the name. */
    private static void namespace(ObjectNode object, String namespace) {
        object.withObjectProperty("metadata").put("namespace", namespace);
    }

    /** Built-in types need no discovery to be created. */
    private static ResourceType type(ObjectNode object) {
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
