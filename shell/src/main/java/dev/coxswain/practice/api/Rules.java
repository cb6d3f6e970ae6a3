package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What is particular to one kind when its objects are written. */
interface Rules {
    /** The objects there are, for what must be unique or derived. */
    interface Lookup {
        /**
         * @param namespace empty for every namespace
         */
        List<ObjectNode> list(String type, String namespace);
    }

    /** A kind without particulars. */
    Rules NONE = new Rules() {};

    /**
     * Completes an object before it is checked, in place.
     *
     * @param old what is stored; null at creation
     */
    default void prepare(ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {}

    /**
     * Finds what is wrong.
     *
     * @param old what is stored; null at creation
     */
    default void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {}

    /** Readies a stored object that is to go, in place, when its deletion is first asked for. */
    default void retire(ObjectNode object, Instant now) {}

    /** The particulars of a type like {@code deployments.apps}. */
    static Rules of(String type) {
        return switch (type) {
            case "pods" -> new PodRules();
            case "resourcequotas" -> new QuotaRules();
            case "limitranges" -> new LimitRules();
            case "services" -> new ServiceRules();
            case "deployments.apps",
                    "replicasets.apps",
                    "daemonsets.apps",
                    "statefulsets.apps",
                    "replicationcontrollers",
                    "jobs.batch",
                    "cronjobs.batch" ->
                    new WorkloadRules(type);
            case "persistentvolumeclaims",
                    "persistentvolumes",
                    "configmaps",
                    "secrets",
                    "storageclasses.storage.k8s.io",
                    "horizontalpodautoscalers.autoscaling",
                    "customresourcedefinitions.apiextensions.k8s.io" ->
                    new DataRules(type);
            case "namespaces",
                    "networkpolicies.networking.k8s.io",
                    "ingresses.networking.k8s.io",
                    "poddisruptionbudgets.policy",
                    "rolebindings.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" ->
                    new PlainRules(type);
            case "runtimeclasses.node.k8s.io",
                    "leases.coordination.k8s.io",
                    "volumeattachments.storage.k8s.io",
                    "validatingadmissionpolicybindings.admissionregistration.k8s.io" ->
                    new SmallRules(type);
            default -> NONE;
        };
    }
}
