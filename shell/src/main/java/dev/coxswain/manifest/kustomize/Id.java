package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.Set;

/**
 * What tells one object of a kustomization from another.
 *
 * @param group empty for the core group
 * @param namespace empty where the object names none
 */
record Id(String group, String version, String kind, String namespace, String name) {
    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of(
                    "APIService",
                    "CSIDriver",
                    "CSINode",
                    "CertificateSigningRequest",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "ClusterTrustBundle",
                    "ComponentStatus",
                    "CustomResourceDefinition",
                    "DeviceClass",
                    "FlowSchema",
                    "IPAddress",
                    "IngressClass",
                    "MutatingAdmissionPolicy",
                    "MutatingAdmissionPolicyBinding",
                    "MutatingWebhookConfiguration",
                    "Namespace",
                    "Node",
                    "PersistentVolume",
                    "PriorityClass",
                    "PriorityLevelConfiguration",
                    "ResourceSlice",
                    "RuntimeClass",
                    "SelfSubjectAccessReview",
                    "SelfSubjectReview",
                    "SelfSubjectRulesReview",
                    "ServiceCIDR",
                    "StorageClass",
                    "StorageVersion",
                    "SubjectAccessReview",
                    "TokenReview",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding",
                    "ValidatingWebhookConfiguration",
                    "VolumeAttachment",
                    "VolumeAttributesClass");

    static Id of(ObjectNode object) {
        String apiVersion = Json.text(object, "apiVersion");
        int slash = apiVersion.indexOf('/');
        return new Id(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                Json.text(object, "kind"),
                Json.text(object, "metadata", "namespace"),
                Json.text(object, "metadata", "name"));
    }

    /** Whether objects of the kind live in namespaces; of kinds nobody knows, it is assumed. */
    boolean namespaced() {
        return !WITHOUT_NAMESPACE.contains(kind);
    }

    /** The namespace the object gets where it names none. */
    String effectiveNamespace() {
        return namespaced() ? (namespace.isEmpty() ? "default" : namespace) : "";
    }

    /** Whether both mean the same object. */
    boolean same(Id other) {
        return group.equals(other.group)
                && version.equals(other.version)
                && kind.equals(other.kind)
                && name.equals(other.name)
                && effectiveNamespace().equals(other.effectiveNamespace());
    }

    /** As messages name it, {@code Deployment.v1.apps/web.[noNs]}. */
    String words() {
        return kind
                + "."
                + version
                + "."
                + (group.isEmpty() ? "[noGrp]" : group)
                + "/"
                + name
                + "."
                + (namespace.isEmpty() ? "[noNs]" : namespace);
    }
}
