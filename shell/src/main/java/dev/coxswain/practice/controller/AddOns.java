package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.store.Key;

/** What a new cluster comes with: a StorageClass that provisions, and its DNS. */
final class AddOns {
    static final String CLASSES = "storageclasses.storage.k8s.io";
    static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
    private static final String PROVISIONER = "practice.coxswain.dev/hostpath";
    private static final String SYSTEM = "kube-system";
    private static final String DNS_ADDRESS = "10.96.0.10";

    private final Feed feed;

    AddOns(Feed feed) {
        this.feed = feed;
        feed.world().timeline().soon(this::install);
    }

    private void install() {
        // what a person deleted must not come back at the next opening
        Key mark = new Key("configmaps", SYSTEM, "practice-cluster");
        if (feed.objects().get(mark).isPresent()) {
            return;
        }
        ensure(CLASSES, standard());
        ensure("services", dnsService());
        ensure("deployments.apps", dns());
        ensure("configmaps", named(mark.name()));
    }

    private void ensure(String type, ObjectNode object) {
        String namespace = type.equals(CLASSES) ? "" : SYSTEM;
        if (feed.objects().get(new Key(type, namespace, Meta.name(object))).isEmpty()) {
            feed.objects().create(type, object);
        }
    }

    private static ObjectNode named(String name) {
        ObjectNode object = Json.object();
        object.putObject("metadata").put("name", name).put("namespace", SYSTEM);
        return object;
    }

    private static ObjectNode standard() {
        ObjectNode standard = Json.object();
        standard.putObject("metadata")
                .put("name", "standard")
                .putObject("annotations")
                .put(DEFAULT_CLASS, "true");
        return standard.put("provisioner", PROVISIONER)
                .put("reclaimPolicy", "Delete")
                .put("volumeBindingMode", "Immediate");
    }

    private static ObjectNode dnsService() {
        ObjectNode service = named("kube-dns");
        service.withObjectProperty("metadata")
                .putObject("labels")
                .put("k8s-app", "kube-dns")
                .put("kubernetes.io/cluster-service", "true")
                .put("kubernetes.io/name", "CoreDNS");
        ObjectNode spec = service.putObject("spec").put("clusterIP", DNS_ADDRESS);
        spec.putObject("selector").put("k8s-app", "kube-dns");
        var ports = spec.putArray("ports");
        ports.addObject().put("name", "dns").put("port", 53).put("protocol", "UDP");
        ports.addObject().put("name", "dns-tcp").put("port", 53).put("protocol", "TCP");
        ports.addObject().put("name", "metrics").put("port", 9153).put("protocol", "TCP");
        return service;
    }

    private static ObjectNode dns() {
        ObjectNode deployment = named("coredns");
        deployment.withObjectProperty("metadata").putObject("labels").put("k8s-app", "kube-dns");
        ObjectNode spec = deployment.putObject("spec").put("replicas", 1);
        spec.putObject("selector").putObject("matchLabels").put("k8s-app", "kube-dns");
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("k8s-app", "kube-dns");
        ObjectNode container =
                template.putObject("spec")
                        .putArray("containers")
                        .addObject()
                        .put("name", "coredns")
                        .put("image", "registry.k8s.io/coredns/coredns:v1.12.0");
        container
                .putArray("ports")
                .addObject()
                .put("name", "dns")
                .put("containerPort", 53)
                .put("protocol", "UDP");
        container
                .putObject("resources")
                .putObject("requests")
                .put("cpu", "100m")
                .put("memory", "70Mi");
        return deployment;
    }
}
