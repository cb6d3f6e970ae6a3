#!/usr/bin/env cox
// Deletes every pod that crash-loops, so that its owner makes a fresh one.
// Usage: cox scripts/restart-crashing.groovy [NAMESPACE] [--dry-run]

def dryRun = args.contains('--dry-run')
def namespace = args.find { !it.startsWith('--') }
def pods = (namespace ? resources('pods').in(namespace) : resources('pods').all).list()

def crashing = pods.findAll { pod ->
    pod.metadata.ownerReferences &&
            pod.status.containerStatuses?.any { it.state?.waiting?.reason == 'CrashLoopBackOff' }
}

crashing.each { pod ->
    println "${dryRun ? 'would restart' : 'restarting'} ${pod.metadata.namespace}/${pod.metadata.name}"
    if (!dryRun) {
        resources('pods').in(pod.metadata.namespace).delete(pod.metadata.name)
    }
}
println "${crashing.size()} of ${pods.size()} pods crash-loop"
