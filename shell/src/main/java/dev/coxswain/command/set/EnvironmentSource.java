package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A config map or secret whose keys become variables.
 *
 * @param keys only these; empty for all
 * @param prefix what the variables' names begin with
 */
record EnvironmentSource(Invocation invocation, List<String> keys, String prefix) {
    /**
     * The variables by their names.
     *
     * @param from as {@code configmap/web}
     * @throws FailureException in kubectl's words where that is neither
     */
    Map<String, ObjectNode> read(String from) {
        int slash = from.indexOf('/');
        String typed = slash < 0 ? from : from.substring(0, slash);
        ResourceType type = invocation.cluster().types().resolve(typed, invocation.cancellation());
        if (slash < 0) {
            throw FailureException.plain("resource(s) were provided, but no name was specified");
        }
        String name = from.substring(slash + 1);
        ResourceRef ref =
                new ResourceRef(type, type.namespaced() ? invocation.namespace() : null, name);
        ObjectNode source = invocation.objects().get(ref);
        String kind =
                switch (type.kind()) {
                    case "ConfigMap" -> "configMapKeyRef";
                    case "Secret" -> "secretKeyRef";
                    default ->
                            throw FailureException.plain(
                                    "unsupported resource specified in --from");
                };
        Map<String, ObjectNode> variables = new TreeMap<>();
        source.path("data")
                .properties()
                .forEach(
                        each -> {
                            String key = each.getKey();
                            if (keys.isEmpty() || keys.contains(key)) {
                                ObjectNode reference =
                                        Tree.object(kind, Tree.object("name", name, "key", key));
                                String variable = prefix + variable(key);
                                variables.put(
                                        variable,
                                        Tree.object("name", variable, "valueFrom", reference));
                            }
                        });
        return variables;
    }

    private String variable(String key) {
        String variable = key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
        if (!variable.equals(key)) {
            invocation.notices().warning("key " + key + " transferred to " + variable);
        }
        return variable;
    }
}
