#!/usr/bin/env cox
// Copies a ConfigMap into another namespace, replacing the one that is there.
// Usage: cox scripts/copy-configmap.groovy NAME FROM-NAMESPACE TO-NAMESPACE

if (args.size() != 3) {
    System.err.println 'usage: copy-configmap.groovy NAME FROM-NAMESPACE TO-NAMESPACE'
    exit 1
}
def (name, from, to) = args as List

def source = resources('configmaps').in(from).get(name)
def copy = new ConfigMapBuilder()
        .withNewMetadata()
            .withName(name)
            .withNamespace(to)
            .withLabels(source.metadata.labels ?: [:])
        .endMetadata()
        .withData(source.data ?: [:])
        .withBinaryData(source.binaryData ?: [:])
        .build()
kube.configMaps().inNamespace(to).resource(copy).createOr { it.update() }
println "configmap/$name copied from $from to $to"
