package dev.coxswain.jq;

/** Queries over a list of pods, as people ask them. */
public enum Workload {
    LENGTH(".items | length"),
    PROJECT("[.items[] | select(.status.phase == \"Running\") | {name: .metadata.name}]"),
    DELETE("del(.items[].metadata.managedFields)"),
    ASSIGN(".items[].metadata.labels.team = \"x\""),
    UPDATE(".items[].status.phase |= ascii_downcase"),
    PATHS("[paths] | length"),
    GROUP_BY("[.items[] | {n: .spec.nodeName}] | group_by(.n) | map(length)"),
    SORT_BY(".items | sort_by(.metadata.namespace, .metadata.name) | length"),
    TEST("[.items[] | select(.metadata.name | test(\"^web-[0-9]+-a\"))] | length"),
    REDUCE("reduce .items[] as $p ({}; .[$p.metadata.namespace] += 1)"),
    TO_ENTRIES("[.items[].metadata.labels | to_entries] | length"),
    STRINGS("[.. | strings] | length"),
    UNIQUE("[.items[].spec.containers[].image] | unique"),
    ADD("[.items[].status.containerStatuses[].restartCount] | add"),
    TOJSON(".items | tojson | length"),
    WITH_ENTRIES(".items | map(.metadata.labels | with_entries(.value |= ascii_upcase)) | length"),
    MAP_VALUES(".items | map(.metadata.labels | map_values(length)) | length"),
    LIMIT("[limit(10; .items[] | select(.status.phase == \"Failed\"))] | length"),
    FIRST("first(.items[] | select(.status.phase == \"Failed\")) | .metadata.name"),
    MIN_BY(".items | min_by(.metadata.creationTimestamp) | .metadata.name"),
    FLATTEN("[.items[].spec.containers] | flatten | length"),
    WALK("walk(if type == \"object\" then del(.managedFields) else . end) | .items | length"),
    JOIN("[.items[].metadata.name] | join(\",\") | length"),
    SUB("[.items[].metadata.name | sub(\"web-\"; \"x-\")] | length"),
    DATES("[.items[].metadata.creationTimestamp | fromdate] | max"),
    TOSTREAM("[tostream] | length"),
    INDEX("INDEX(.items[]; .metadata.uid) | length");

    private final String query;

    Workload(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }
}
