#!/usr/bin/env cox
// Lists the ConfigMaps and Secrets that no pod, template of pods or service account speaks of.
// Usage: cox scripts/unused-configuration.groovy [NAMESPACE]

if (args.size() > 1 || args.any { it.startsWith('-') }) {
    System.err.println 'usage: unused-configuration.groovy [NAMESPACE]'
    exit 1
}
def all = { String type -> (args ? resources(type).in(args[0]) : resources(type).all).list() }
def used = [] as Set

def uses = { String kind, String namespace, name ->
    if (name) {
        used << "$kind $namespace/$name".toString()
    }
}
def speaksOf = { String namespace, spec ->
    spec.volumes.each { volume ->
        uses('configmap', namespace, volume.configMap?.name)
        uses('secret', namespace, volume.secret?.secretName)
        volume.projected?.sources.each {
            uses('configmap', namespace, it.configMap?.name)
            uses('secret', namespace, it.secret?.name)
        }
    }
    ((spec.initContainers ?: []) + spec.containers).each { container ->
        container.envFrom.each {
            uses('configmap', namespace, it.configMapRef?.name)
            uses('secret', namespace, it.secretRef?.name)
        }
        container.env.each {
            uses('configmap', namespace, it.valueFrom?.configMapKeyRef?.name)
            uses('secret', namespace, it.valueFrom?.secretKeyRef?.name)
        }
    }
    spec.imagePullSecrets.each { uses('secret', namespace, it.name) }
}

all('pods').each { speaksOf(it.metadata.namespace, it.spec) }
['deployments', 'statefulsets', 'daemonsets', 'jobs'].each { type ->
    all(type).each { speaksOf(it.metadata.namespace, it.spec.template.spec) }
}
all('cronjobs').each { speaksOf(it.metadata.namespace, it.spec.jobTemplate.spec.template.spec) }
all('serviceaccounts').each { account ->
    ((account.secrets ?: []) + (account.imagePullSecrets ?: [])).each {
        uses('secret', account.metadata.namespace, it.name)
    }
}
all('ingresses').each { ingress ->
    ingress.spec.tls.each { uses('secret', ingress.metadata.namespace, it.secretName) }
}

['configmap', 'secret'].each { kind ->
    all("${kind}s").each {
        def name = "$kind ${it.metadata.namespace}/${it.metadata.name}".toString()
        if (!used.contains(name) && it.metadata.name != 'kube-root-ca.crt') {
            println name
        }
    }
}
