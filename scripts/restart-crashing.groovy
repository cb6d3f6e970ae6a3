#!/usr/bin/env cox
// Deletes every pod that crash-loops, so that its owner makes a fresh one.
// Usage: cox scripts/restart-crashing.groovy [NAMESPACE] [--dry-run]

def (flags, names) = (args as List).split { it.startsWith('-') }
if (names.size() > 1 || flags.any { it != '--dry-run' }) {
    System.err.println 'usage: restart-crashing.groovy [NAMESPACE] [--dry-run]'
    exit 1
}
def dryRun = !flags.isEmpty()
def pods = (names ? resources('pods').in(names[0]) : resources('pods').all).list()

def crashing = pods.findAll { pod ->
    def containers =
            (pod.status?.initContainerStatuses ?: []) + (pod.status?.containerStatuses ?: [])
    pod.metadata.ownerReferences &&
            containers.any { it.state?.waiting?.reason == 'CrashLoopBackOff' }
}

crashing.each { pod ->
    println "${dryRun ? 'would restart' : 'restarting'} ${pod.metadata.namespace}/${pod.metadata.name}"
    if (!dryRun) {
        resources('pods').in(pod.metadata.namespace).delete(pod.metadata.name)
    }
}
println "${crashing.size()} of ${pods.size()} pods crash-loop"
