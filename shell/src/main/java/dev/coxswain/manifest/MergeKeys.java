package dev.coxswain.manifest;

import java.util.Map;
import java.util.Set;

/**
 * By which field the server merges lists of built-in types, as its OpenAPI says in {@code
 * x-kubernetes-patch-merge-key}; lists that are not here are replaced as a whole.
 */
public final class MergeKeys {
    private static final Map<String, String> BY_FIELD =
            Map.ofEntries(
                    Map.entry("containers", "name"),
                    Map.entry("initContainers", "name"),
                    Map.entry("ephemeralContainers", "name"),
                    Map.entry("env", "name"),
                    Map.entry("volumes", "name"),
                    Map.entry("volumeMounts", "mountPath"),
                    Map.entry("volumeDevices", "devicePath"),
                    Map.entry("imagePullSecrets", "name"),
                    Map.entry("secrets", "name"),
                    Map.entry("hostAliases", "ip"),
                    Map.entry("topologySpreadConstraints", "topologyKey"),
                    Map.entry("resourceClaims", "name"),
                    Map.entry("schedulingGates", "name"),
                    Map.entry("conditions", "type"),
                    Map.entry("ownerReferences", "uid"),
                    Map.entry("webhooks", "name"));

    /** Groups that clients know the types of; all others are merged as plain JSON. */
    private static final Set<String> BUILT_IN =
            Set.of(
                    "",
                    "apps",
                    "batch",
                    "autoscaling",
                    "policy",
                    "networking.k8s.io",
                    "rbac.authorization.k8s.io",
                    "storage.k8s.io",
                    "scheduling.k8s.io",
                    "admissionregistration.k8s.io",
                    "certificates.k8s.io",
                    "coordination.k8s.io",
                    "discovery.k8s.io",
                    "node.k8s.io",
                    "flowcontrol.apiserver.k8s.io");

    private MergeKeys() {}

    /** Whether the server merges objects of the group strategically. */
    public static boolean strategic(String group) {
        return BUILT_IN.contains(group);
    }

    /** The key of a list, or an empty text where it is replaced as a whole. */
    public static String of(String parent, String field) {
        if (field.equals("ports")) {
            return parent.equals("spec") ? "port" : "containerPort";
        }
        return BY_FIELD.getOrDefault(field, "");
    }

    /** Lists of texts that are merged as sets. */
    public static boolean isSet(String parent, String field) {
        return parent.equals("metadata") && field.equals("finalizers");
    }

    /** Maps whose other keys go when one is set: unions such as a volume's source. */
    public static boolean retainsKeys(String field) {
        return field.equals("volumes") || field.equals("strategy");
    }
}
