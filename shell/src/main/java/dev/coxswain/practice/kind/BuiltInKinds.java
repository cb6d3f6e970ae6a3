package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Accounting;
import dev.coxswain.practice.api.Form;
import dev.coxswain.practice.api.Particulars;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The particulars of the kinds that are built in. */
public final class BuiltInKinds implements Particulars {
    @Override
    public Rules rules(String type) {
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
                    "priorityclasses.scheduling.k8s.io",
                    "validatingadmissionpolicybindings.admissionregistration.k8s.io" ->
                    new SmallRules(type);
            default -> Rules.NONE;
        };
    }

    @Override
    public Form form(String type) {
        return switch (type) {
            case "events" -> new EventForm();
            case "horizontalpodautoscalers.autoscaling" -> new AutoscalerForm();
            default -> Form.STORED;
        };
    }

    @Override
    public @Nullable String cell(String name, JsonNode object, Instant now) {
        String value = PodCells.cell(name, object, now);
        if (value == null) {
            value = WorkloadCells.cell(name, object, now);
        }
        if (value == null) {
            value = NetworkCells.cell(name, object, now);
        }
        if (value == null) {
            value = StorageCells.cell(name, object);
        }
        return value == null ? PolicyCells.cell(name, object) : value;
    }

    @Override
    public void complete(ObjectNode value, String schema) {
        Conditional.fill(value, schema);
    }

    @Override
    public Accounting accounting(Rules.Lookup lookup) {
        return new Quotas(lookup);
    }
}
