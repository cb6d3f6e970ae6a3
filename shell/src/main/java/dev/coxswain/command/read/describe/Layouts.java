package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.ResourceType;

import java.util.Map;

/** The descriptions of objects: each kind's own layout, or the one that fits all. */
public final class Layouts {
    private static final Layout GENERIC = new GenericLayout();

    /** By kind, the group behind a dot where there is one. */
    private static final Map<String, Layout> BY_KIND =
            Map.ofEntries(
                    Map.entry("Pod", new PodLayout()),
                    Map.entry("ReplicationController", new ReplicationControllerLayout()),
                    Map.entry("Secret", new SecretLayout()),
                    Map.entry("Service", new ServiceLayout()),
                    Map.entry("ServiceAccount", new ServiceAccountLayout()),
                    Map.entry("Node", new NodeLayout()),
                    Map.entry("LimitRange", new LimitRangeLayout()),
                    Map.entry("ResourceQuota", new ResourceQuotaLayout()),
                    Map.entry("PersistentVolume", new PersistentVolumeLayout()),
                    Map.entry("PersistentVolumeClaim", new PersistentVolumeClaimLayout()),
                    Map.entry("Namespace", new NamespaceLayout()),
                    Map.entry("Endpoints", new EndpointsLayout()),
                    Map.entry("ConfigMap", new ConfigMapLayout()),
                    Map.entry("EndpointSlice.discovery.k8s.io", new EndpointSliceLayout()),
                    Map.entry(
                            "HorizontalPodAutoscaler.autoscaling",
                            new HorizontalPodAutoscalerLayout()),
                    Map.entry("Ingress.networking.k8s.io", new IngressLayout()),
                    Map.entry("IngressClass.networking.k8s.io", new IngressClassLayout()),
                    Map.entry("ServiceCIDR.networking.k8s.io", new ServiceRangeLayout()),
                    Map.entry("IPAddress.networking.k8s.io", new AddressLayout()),
                    Map.entry("NetworkPolicy.networking.k8s.io", new NetworkPolicyLayout()),
                    Map.entry("Job.batch", new JobLayout()),
                    Map.entry("CronJob.batch", new CronJobLayout()),
                    Map.entry("StatefulSet.apps", new StatefulSetLayout()),
                    Map.entry("Deployment.apps", new DeploymentLayout()),
                    Map.entry("DaemonSet.apps", new DaemonSetLayout()),
                    Map.entry("ReplicaSet.apps", new ReplicaSetLayout()),
                    Map.entry(
                            "CertificateSigningRequest.certificates.k8s.io",
                            new CertificateSigningRequestLayout()),
                    Map.entry("StorageClass.storage.k8s.io", new StorageClassLayout()),
                    Map.entry("CSINode.storage.k8s.io", new CsiNodeLayout()),
                    Map.entry(
                            "VolumeAttributesClass.storage.k8s.io",
                            new VolumeAttributesClassLayout()),
                    Map.entry("PodDisruptionBudget.policy", new PodDisruptionBudgetLayout()),
                    Map.entry("Role.rbac.authorization.k8s.io", new RoleLayout()),
                    Map.entry("ClusterRole.rbac.authorization.k8s.io", new RoleLayout()),
                    Map.entry("RoleBinding.rbac.authorization.k8s.io", new RoleBindingLayout()),
                    Map.entry(
                            "ClusterRoleBinding.rbac.authorization.k8s.io",
                            new RoleBindingLayout()),
                    Map.entry("PriorityClass.scheduling.k8s.io", new PriorityClassLayout()));

    private Layouts() {}

    /**
     * Describes an object, its last line ended.
     *
     * @param type the object's type
     * @throws dev.coxswain.failure.FailureException where what belongs to it cannot be read
     */
    public static String describe(ResourceType type, JsonNode object, Surroundings around) {
        String key = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        Sheet sheet = new Sheet();
        BY_KIND.getOrDefault(key, GENERIC).write(object, sheet, around);
        return sheet.aligned();
    }
}
