package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

/** What a cluster has from its first moment on. */
public final class Bootstrap {
    private Bootstrap() {}

    /** Makes what is missing: the namespaces every cluster has, and the API's own service. */
    public static void fill(Objects objects, int port) {
        for (String name :
                new String[] {"default", "kube-node-lease", "kube-public", "kube-system"}) {
            if (objects.get(new Key("namespaces", "", name)).isEmpty()) {
                ObjectNode namespace = Json.object();
                namespace
                        .putObject("metadata")
                        .put("name", name)
                        .putObject("labels")
                        .put("kubernetes.io/metadata.name", name);
                objects.create("namespaces", namespace);
            }
        }
        if (objects.get(new Key("services", "default", "kubernetes")).isEmpty()) {
            service(objects, port);
            addresses(objects);
        }
    }

    /** The range of the services' addresses, and the first one that is taken. */
    private static void addresses(Objects objects) {
        ObjectNode range = Json.object();
        range.putObject("metadata")
                .put("name", "kubernetes")
                .putArray("finalizers")
                .add("networking.k8s.io/service-cidr-finalizer");
        range.putObject("spec").putArray("cidrs").add("10.96.0.0/16");
        objects.create("servicecidrs.networking.k8s.io", range);
        objects.modify(
                new Key("servicecidrs.networking.k8s.io", "", "kubernetes"),
                Objects.STATUS,
                each ->
                        each.putObject("status")
                                .putArray("conditions")
                                .addObject()
                                .put("type", "Ready")
                                .put("status", "True")
                                .put(
                                        "lastTransitionTime",
                                        ObjectMeta.text(each, "creationTimestamp"))
                                .put("reason", "")
                                .put("message", "Kubernetes Service CIDR is ready"));
    }

    private static void service(Objects objects, int port) {
        ObjectNode service = Json.object();
        ObjectNode metadata = service.putObject("metadata");
        metadata.put("name", "kubernetes").put("namespace", "default");
        metadata.putObject("labels").put("component", "apiserver").put("provider", "kubernetes");
        ObjectNode spec = service.putObject("spec");
        spec.put("clusterIP", "10.96.0.1").put("type", "ClusterIP");
        spec.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("port", 443)
                .put("protocol", "TCP")
                .put("targetPort", port);
        objects.create("services", service);
    }
}
