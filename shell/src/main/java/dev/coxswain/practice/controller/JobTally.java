package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What has become of a Job's pods, those that are no longer there too. */
final class JobTally {
    private static final String FAILURES = "batch.kubernetes.io/job-index-failure-count";

    private final Set<String> succeeded = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> spared = new HashSet<>();
    private final int succeededBefore;
    private final int failedBefore;

    /** Begins with what the status says and the pods that are there. */
    JobTally(JsonNode job, List<ObjectNode> pods) {
        pods.forEach(pod -> count(job, pod));
        JsonNode status = job.path("status");
        succeededBefore = Math.max(0, status.path("succeeded").asInt() - succeeded.size());
        failedBefore = Math.max(0, status.path("failed").asInt() - failed.size());
    }

    /** Counts a pod that has ended. */
    void count(JsonNode job, JsonNode pod) {
        String phase = Json.text(pod, "status", "phase");
        boolean ignored =
                JobRules.failure(job, pod).filter(v -> v.action().equals("Ignore")).isPresent();
        if (phase.equals("Succeeded")) {
            succeeded.add(Meta.uid(pod));
        } else if (phase.equals("Failed") && !ignored && !spared.contains(Meta.uid(pod))) {
            failed.add(Meta.uid(pod));
        }
    }

    /** Counts a pod that was taken away; one that had not ended has failed. */
    void gone(JsonNode pod) {
        if (Json.text(pod, "status", "phase").equals("Succeeded")) {
            succeeded.add(Meta.uid(pod));
        } else if (!Pods.finished(pod)) {
            fail(pod);
        }
    }

    void fail(JsonNode pod) {
        if (!spared.contains(Meta.uid(pod))) {
            failed.add(Meta.uid(pod));
        }
    }

    /** Takes a pod away without its having failed. */
    void spare(JsonNode pod) {
        spared.add(Meta.uid(pod));
    }

    int succeeded() {
        return succeededBefore + succeeded.size();
    }

    int failed() {
        return failedBefore + failed.size();
    }

    /** The indexes that are done, after those the status knows already. */
    static SortedSet<Integer> completed(JsonNode job, List<ObjectNode> pods) {
        SortedSet<Integer> all = known(job, "completedIndexes");
        pods.stream()
                .filter(pod -> Json.text(pod, "status", "phase").equals("Succeeded"))
                .map(JobIndexes::of)
                .filter(index -> index >= 0)
                .forEach(all::add);
        return all;
    }

    private static SortedSet<Integer> known(JsonNode job, String field) {
        return new TreeSet<>(JobIndexes.parse(Json.text(job, "status", field)));
    }

    /** Whether each index may fail only so often. */
    static boolean perIndex(JsonNode job) {
        return job.path("spec").hasNonNull("backoffLimitPerIndex");
    }

    /** The indexes that have failed too often, after those the status knows already. */
    static SortedSet<Integer> failed(JsonNode job, List<ObjectNode> pods) {
        SortedSet<Integer> all = known(job, "failedIndexes");
        if (perIndex(job)) {
            int limit = Json.at(job, "spec", "backoffLimitPerIndex").asInt();
            for (ObjectNode pod : pods) {
                boolean ended = Json.text(pod, "status", "phase").equals("Failed");
                String action =
                        ended
                                ? JobRules.failure(job, pod)
                                        .map(JobRules.Verdict::action)
                                        .orElse("")
                                : "";
                boolean last = failures(pod) >= limit && !action.equals("Ignore");
                if (ended && (last || action.equals("FailIndex"))) {
                    all.add(JobIndexes.of(pod));
                }
            }
        }
        return all;
    }

    private static int failures(JsonNode pod) {
        String text = Meta.annotation(pod, FAILURES);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Writes into a new pod how often its index has failed before. */
    static void noteFailures(ObjectNode job, ObjectNode pod, int index, List<ObjectNode> pods) {
        if (perIndex(job)) {
            int before =
                    pods.stream()
                            .filter(each -> JobIndexes.of(each) == index && !Pods.active(each))
                            .mapToInt(each -> failures(each) + 1)
                            .max()
                            .orElse(0);
            pod.withObjectProperty("metadata")
                    .withObjectProperty("annotations")
                    .put(FAILURES, String.valueOf(before));
        }
    }
}
