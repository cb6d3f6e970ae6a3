package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Age;

import java.time.Duration;
import java.time.Instant;

/** A job. */
final class JobLayout implements Layout {
    private static final int INDEXES_SHOWN = 50;

    @Override
    public void write(JsonNode job, Sheet sheet, Surroundings around) {
        JsonNode spec = job.path("spec");
        Metadata.name(job, sheet, true);
        sheet.field("Selector", Selectors.text(spec.path("selector")));
        Metadata.notes(job, sheet);
        Metadata.controlledBy(job, sheet);
        given("Parallelism", spec, "parallelism", "", sheet);
        sheet.field("Completions", Fields.or(Fields.UNSET, spec, "completions"));
        given("Completion Mode", spec, "completionMode", "", sheet);
        given("Suspend", spec, "suspend", "", sheet);
        given("Backoff Limit", spec, "backoffLimit", "", sheet);
        given("TTL Seconds After Finished", spec, "ttlSecondsAfterFinished", "", sheet);
        course(job.path("status"), sheet, around.times());
        given("Active Deadline Seconds", spec, "activeDeadlineSeconds", "s", sheet);
        pods(job, sheet);
        PodTemplate.write(spec.path("template"), sheet, around.times());
        Events.write(job, sheet, around);
    }

    static void given(String title, JsonNode spec, String key, String unit, Sheet sheet) {
        if (Fields.has(spec, key)) {
            sheet.field(title, Json.text(spec, key) + unit);
        }
    }

    private static void course(JsonNode status, Sheet sheet, Times times) {
        boolean started = Fields.has(status, "startTime");
        boolean completed = Fields.has(status, "completionTime");
        if (started) {
            sheet.field("Start Time", times.stamp(status, "startTime"));
        }
        if (completed) {
            sheet.field("Completed At", times.stamp(status, "completionTime"));
        }
        if (started && completed) {
            Instant from = Instant.parse(Json.text(status, "startTime"));
            Instant to = Instant.parse(Json.text(status, "completionTime"));
            sheet.field("Duration", Age.of(Duration.between(from, to)));
        }
    }

    private static void pods(JsonNode job, Sheet sheet) {
        JsonNode status = job.path("status");
        String ready =
                Fields.has(status, "ready") ? " (" + Json.text(status, "ready") + " Ready)" : "";
        sheet.field(
                "Pods Statuses",
                "%s Active%s / %s Succeeded / %s Failed"
                        .formatted(
                                Fields.number(status, "active"),
                                ready,
                                Fields.number(status, "succeeded"),
                                Fields.number(status, "failed")));
        if (Json.text(job, "spec", "completionMode").equals("Indexed")) {
            sheet.field("Completed Indexes", indexes(Json.text(status, "completedIndexes")));
        }
    }

    /** The indexes, cut at the first comma behind so many signs. */
    private static String indexes(String indexes) {
        int cut = indexes.indexOf(',', INDEXES_SHOWN);
        return cut < 0 ? Fields.orNone(indexes) : indexes.substring(0, cut + 1) + "...";
    }
}
