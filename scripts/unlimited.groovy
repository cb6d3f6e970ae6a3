#!/usr/bin/env cox
// Shows the containers that have no limit of memory or no request of CPU, as a table.
// Usage: cox scripts/unlimited.groovy [NAMESPACE]

if (args.size() > 1 || args.any { it.startsWith('-') }) {
    System.err.println 'usage: unlimited.groovy [NAMESPACE]'
    exit 1
}
def pods = (args ? resources('pods').in(args[0]) : resources('pods').all).list()

def rows = [['NAMESPACE', 'POD', 'CONTAINER', 'LACKS']]
pods.each { pod ->
    pod.spec.containers.each { container ->
        def lacks = []
        if (!container.resources?.requests?.cpu) {
            lacks << 'requests.cpu'
        }
        if (!container.resources?.limits?.memory) {
            lacks << 'limits.memory'
        }
        if (lacks) {
            rows << [pod.metadata.namespace, pod.metadata.name, container.name, lacks.join(',')]
        }
    }
}

def widths = (0..2).collect { column -> rows.collect { it[column].size() }.max() }
rows.each { row ->
    println((0..2).collect { row[it].padRight(widths[it] + 3) }.join() + row[3])
}
