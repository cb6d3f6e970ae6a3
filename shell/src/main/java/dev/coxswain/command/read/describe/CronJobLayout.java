package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.StringJoiner;

/** A cron job. */
final class CronJobLayout implements Layout {
    @Override
    public void write(JsonNode job, Sheet sheet, Surroundings around) {
        JsonNode spec = job.path("spec");
        JsonNode status = job.path("status");
        Metadata.head(job, sheet, true);
        sheet.field("Schedule", Json.text(spec, "schedule"));
        sheet.field("Concurrency Policy", Json.text(spec, "concurrencyPolicy"));
        sheet.field("Suspend", Fields.truth(Fields.UNSET, spec, "suspend"));
        sheet.field("Time Zone", Fields.or(Fields.UNSET, spec, "timeZone"));
        sheet.field(
                "Successful Job History Limit",
                Fields.or(Fields.UNSET, spec, "successfulJobsHistoryLimit"));
        sheet.field(
                "Failed Job History Limit",
                Fields.or(Fields.UNSET, spec, "failedJobsHistoryLimit"));
        sheet.field(
                "Starting Deadline Seconds",
                Fields.has(spec, "startingDeadlineSeconds")
                        ? Json.text(spec, "startingDeadlineSeconds") + "s"
                        : Fields.UNSET);
        template(Json.at(spec, "jobTemplate", "spec"), sheet, around.times());
        sheet.field(
                "Last Schedule Time",
                Fields.has(status, "lastScheduleTime")
                        ? around.times().stamp(status, "lastScheduleTime")
                        : Fields.UNSET);
        StringJoiner active = new StringJoiner(", ");
        status.path("active").forEach(each -> active.add(Json.text(each, "name")));
        sheet.field("Active Jobs", Fields.orNone(active.toString()));
        Events.write(job, sheet, around);
    }

    private static void template(JsonNode spec, Sheet sheet, Times times) {
        sheet.field(
                "Selector",
                Fields.has(spec, "selector")
                        ? Selectors.text(spec.path("selector"))
                        : Fields.UNSET);
        sheet.field("Parallelism", Fields.or(Fields.UNSET, spec, "parallelism"));
        sheet.field("Completions", Fields.or(Fields.UNSET, spec, "completions"));
        JobLayout.given("Active Deadline Seconds", spec, "activeDeadlineSeconds", "s", sheet);
        PodTemplate.write(spec.path("template"), sheet, times);
    }
}
