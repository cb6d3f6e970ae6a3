package dev.coxswain.command.read.explain;

import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;

import java.util.Arrays;
import java.util.List;

/**
 * A type and the fields below it that were asked for, as {@code deployments.apps.spec.replicas}.
 *
 * @param fields the names from the object down; empty for the object itself
 */
record FieldPath(ResourceType type, List<String> fields) {
    /** The types it may name. */
    interface Types {
        List<ResourceType> all();

        ResourceType resolve(String name);
    }

    FieldPath {
        fields = List.copyOf(fields);
    }

    /** Reads what was typed; only a plural may carry its group. */
    static FieldPath of(String text, Types types) {
        String typed = String.join(".", names(text));
        for (ResourceType each : types.all()) {
            String name = each.qualifiedPlural();
            if (typed.equals(name)) {
                return new FieldPath(types.resolve(name), List.of());
            }
            if (!each.group().isEmpty() && typed.startsWith(name + ".")) {
                return new FieldPath(
                        types.resolve(name), names(typed.substring(name.length() + 1)));
            }
        }
        List<String> parts = names(typed);
        if (parts.isEmpty()) {
            throw FailureException.plain("a resource must be present, got: /, Resource=");
        }
        return new FieldPath(types.resolve(parts.getFirst()), parts.subList(1, parts.size()));
    }

    private static List<String> names(String dotted) {
        return Arrays.stream(dotted.split("\\.")).filter(name -> !name.isEmpty()).toList();
    }
}
