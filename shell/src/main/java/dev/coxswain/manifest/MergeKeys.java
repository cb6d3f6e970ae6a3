package dev.coxswain.manifest;

import java.util.Map;
import java.util.Set;

/**
 * How the server merges the lists and maps of one kind of built-in object, as its OpenAPI says in
 * {@code x-kubernetes-patch-strategy} and {@code x-kubernetes-patch-merge-key}; lists that are not
 * here are replaced as a whole. A place is the field and its owner: the field that holds the object
 * or the list of objects it is in.
 *
 * @param kind the object's kind, which decides where kinds differ in the same place
 */
public record MergeKeys(String kind) {
    /** By which field items are told apart; the place is written {@code owner/field}. */
    private static final Map<String, String> BY_PLACE =
            Map.ofEntries(
                    Map.entry("/conditions", "type"),
                    Map.entry("/secrets", "name"),
                    Map.entry("/webhooks", "name"),
                    Map.entry("webhooks/matchConditions", "name"),
                    Map.entry("metadata/ownerReferences", "uid"),
                    Map.entry("openAPIV3Schema/x-kubernetes-validations", "rule"),
                    Map.entry("spec/containers", "name"),
                    Map.entry("spec/drivers", "name"),
                    Map.entry("spec/ephemeralContainers", "name"),
                    Map.entry("spec/hostAliases", "ip"),
                    Map.entry("spec/imagePullSecrets", "name"),
                    Map.entry("spec/initContainers", "name"),
                    Map.entry("spec/matchConditions", "name"),
                    Map.entry("spec/ports", "port"),
                    Map.entry("spec/resourceClaims", "name"),
                    Map.entry("spec/schedulingGates", "name"),
                    Map.entry("spec/topologySpreadConstraints", "topologyKey"),
                    Map.entry("spec/variables", "name"),
                    Map.entry("spec/volumes", "name"),
                    Map.entry("status/addresses", "type"),
                    Map.entry("status/conditions", "type"),
                    Map.entry("status/hostIPs", "ip"),
                    Map.entry("status/podIPs", "ip"),
                    Map.entry("status/reservedFor", "uid"),
                    Map.entry("status/resourceClaimStatuses", "name"));

    private static final Set<String> CONTAINERS =
            Set.of("containers", "initContainers", "ephemeralContainers");
    private static final Map<String, String> IN_CONTAINERS =
            Map.of(
                    "env", "name",
                    "ports", "containerPort",
                    "volumeDevices", "devicePath",
                    "volumeMounts", "mountPath");
    private static final Set<String> CONTAINER_STATUSES =
            Set.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");
    private static final Map<String, String> IN_CONTAINER_STATUSES =
            Map.of("allocatedResourcesStatus", "name", "volumeMounts", "mountPath");

    /** Kinds that, against the rule of the place, have the list replaced. */
    private static final Map<String, Set<String>> REPLACED =
            Map.of(
                    "status/conditions",
                    Set.of(
                            "CertificateSigningRequest",
                            "CustomResourceDefinition",
                            "ValidatingAdmissionPolicy"),
                    "spec/variables",
                    Set.of("MutatingAdmissionPolicy"));

    private static final Set<String> SETS = Set.of("metadata/finalizers", "spec/podCIDRs");

    /** Fields whose other keys go when one is set: unions such as a volume's source. */
    private static final Set<String> RETAINING =
            Set.of("volumes", "strategy", "resourceClaims", "resourceClaimStatuses");

    /** Groups that clients know the types of; all others are merged as plain JSON. */
    private static final Set<String> BUILT_IN =
            Set.of(
                    "",
                    "admissionregistration.k8s.io",
                    "apiextensions.k8s.io",
                    "apiregistration.k8s.io",
                    "apps",
                    "autoscaling",
                    "batch",
                    "certificates.k8s.io",
                    "coordination.k8s.io",
                    "discovery.k8s.io",
                    "events.k8s.io",
                    "flowcontrol.apiserver.k8s.io",
                    "networking.k8s.io",
                    "node.k8s.io",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "resource.k8s.io",
                    "scheduling.k8s.io",
                    "storage.k8s.io",
                    "storagemigration.k8s.io");

    /** Whether the server merges objects of the group strategically. */
    public static boolean strategic(String group) {
        return BUILT_IN.contains(group);
    }

    /**
     * The key of a list, or an empty text where it is replaced as a whole.
     *
     * @param owner empty for a field of the whole object
     */
    public String of(String owner, String field) {
        String place = owner + "/" + field;
        if (REPLACED.getOrDefault(place, Set.of()).contains(kind)) {
            return "";
        }
        if (CONTAINERS.contains(owner)) {
            return IN_CONTAINERS.getOrDefault(field, "");
        }
        if (CONTAINER_STATUSES.contains(owner)) {
            return IN_CONTAINER_STATUSES.getOrDefault(field, "");
        }
        return BY_PLACE.getOrDefault(place, "");
    }

    /** Whether a list of texts is merged as a set. */
    public boolean isSet(String owner, String field) {
        return SETS.contains(owner + "/" + field);
    }

    /** Whether a map is replaced as a whole. */
    public boolean isReplaced(String owner, String field) {
        return kind.equals("PodDisruptionBudget") && (owner + "/" + field).equals("spec/selector");
    }

    /** Whether the other keys of this field's map, or of its list's items, go when one is set. */
    public boolean retainsKeys(String field) {
        return RETAINING.contains(field);
    }
}
