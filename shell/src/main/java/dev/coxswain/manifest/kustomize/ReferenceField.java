package dev.coxswain.manifest.kustomize;

import java.util.ArrayList;
import java.util.List;

/**
 * A field that holds the name of another object.
 *
 * @param kind what it names
 * @param holderKind the kind that stands beside the name where it must be that; empty for any
 */
record ReferenceField(FieldSpec spec, String kind, String holderKind) {
    private static final List<String> POD_SPECS =
            List.of(
                    "Pod spec/",
                    "Deployment spec/template/spec/",
                    "ReplicaSet spec/template/spec/",
                    "DaemonSet spec/template/spec/",
                    "StatefulSet spec/template/spec/",
                    "ReplicationController spec/template/spec/",
                    "Job spec/template/spec/",
                    "CronJob spec/jobTemplate/spec/template/spec/");

    /** Below a pod's spec: the kind named, then the path. */
    private static final List<String> OF_PODS =
            List.of(
                    "ConfigMap volumes[]/configMap/name",
                    "ConfigMap volumes[]/projected/sources[]/configMap/name",
                    "Secret volumes[]/secret/secretName",
                    "Secret volumes[]/projected/sources[]/secret/name",
                    "Secret volumes[]/azureFile/secretName",
                    "Secret volumes[]/cephfs/secretRef/name",
                    "Secret volumes[]/csi/nodePublishSecretRef/name",
                    "Secret volumes[]/flexVolume/secretRef/name",
                    "Secret volumes[]/iscsi/secretRef/name",
                    "Secret volumes[]/rbd/secretRef/name",
                    "Secret imagePullSecrets[]/name",
                    "ServiceAccount serviceAccountName",
                    "PriorityClass priorityClassName",
                    "PersistentVolumeClaim volumes[]/persistentVolumeClaim/claimName");

    /** Below each container. */
    private static final List<String> OF_CONTAINERS =
            List.of(
                    "ConfigMap env[]/valueFrom/configMapKeyRef/name",
                    "ConfigMap envFrom[]/configMapRef/name",
                    "Secret env[]/valueFrom/secretKeyRef/name",
                    "Secret envFrom[]/secretRef/name");

    /** The kind that names, the kind named, the path. */
    private static final List<String> OTHERS =
            List.of(
                    "StatefulSet Service spec/serviceName",
                    "StatefulSet StorageClass spec/volumeClaimTemplates[]/spec/storageClassName",
                    "Ingress Service spec/defaultBackend/service/name",
                    "Ingress Service spec/backend/serviceName",
                    "Ingress Service spec/rules[]/http/paths[]/backend/service/name",
                    "Ingress Service spec/rules[]/http/paths[]/backend/serviceName",
                    "Ingress Secret spec/tls[]/secretName",
                    "APIService Service spec/service/name",
                    "ServiceAccount Secret imagePullSecrets[]/name",
                    "ServiceAccount Secret secrets[]/name",
                    "Role ConfigMap rules[]/resourceNames",
                    "Role Secret rules[]/resourceNames",
                    "ClusterRole ConfigMap rules[]/resourceNames",
                    "ClusterRole Secret rules[]/resourceNames",
                    "PersistentVolumeClaim PersistentVolume spec/volumeName",
                    "PersistentVolumeClaim StorageClass spec/storageClassName",
                    "PersistentVolume StorageClass spec/storageClassName");

    private static final List<String> SCALED =
            List.of("Deployment", "ReplicaSet", "ReplicationController", "StatefulSet");

    private static final List<ReferenceField> ALL = made();

    static List<ReferenceField> all() {
        return ALL;
    }

    private static List<ReferenceField> made() {
        List<ReferenceField> all = new ArrayList<>();
        for (String each : POD_SPECS) {
            String[] at = each.split(" ", -1);
            OF_PODS.forEach(field -> all.add(of(at[0], at[1], field, "")));
            for (String containers :
                    List.of("containers[]/", "initContainers[]/", "ephemeralContainers[]/")) {
                OF_CONTAINERS.forEach(field -> all.add(of(at[0], at[1] + containers, field, "")));
            }
        }
        for (String each : OTHERS) {
            String[] parts = each.split(" ", 2);
            all.add(of(parts[0], "", parts[1], ""));
        }
        for (String kind : SCALED) {
            all.add(of("HorizontalPodAutoscaler", "", kind + " spec/scaleTargetRef/name", kind));
        }
        return List.copyOf(all);
    }

    private static ReferenceField of(String from, String head, String field, String holderKind) {
        String[] parts = field.split(" ", -1);
        return new ReferenceField(FieldSpec.of(from, head + parts[1], false), parts[0], holderKind);
    }
}
