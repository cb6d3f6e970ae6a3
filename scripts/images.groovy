#!/usr/bin/env cox
// Shows which images run where, as a table: image, how many containers, in which namespaces.
// Usage: cox scripts/images.groovy [NAMESPACE]

if (args.size() > 1 || args.any { it.startsWith('-') }) {
    System.err.println 'usage: images.groovy [NAMESPACE]'
    exit 1
}
def where = args ? resources('pods').in(args[0]) : resources('pods').all

def uses = where.list().collectMany { pod ->
    def containers = (pod.spec.initContainers ?: []) + pod.spec.containers
    containers.collect { [image: it.image, namespace: pod.metadata.namespace] }
}

def rows = [['IMAGE', 'CONTAINERS', 'NAMESPACES']]
uses.groupBy { it.image }.sort { it.key }.each { image, found ->
    rows << [image, found.size() as String, found*.namespace.unique().sort().join(',')]
}

def widths = (0..1).collect { column -> rows.collect { it[column].size() }.max() }
rows.each { row ->
    println row[0].padRight(widths[0] + 3) + row[1].padRight(widths[1] + 3) + row[2]
}
