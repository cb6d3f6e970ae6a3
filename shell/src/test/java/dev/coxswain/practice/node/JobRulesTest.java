package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Jobs that count by index, go by rules of their own, wait, or are held back. */
class JobRulesTest extends InPracticeWorld {
    /** A job {@code j}, with pieces of its spec that each end with a comma. */
    private void job(String spec, String script) {
        world.create(
                "jobs.batch",
                """
                {"metadata":{"name":"j"},"spec":{%s "template":{"spec":{"restartPolicy":"Never",
                 "terminationGracePeriodSeconds":1,
                 "containers":[{"name":"c","image":"busybox","command":["sh","-c","%s"]}]}}}}
                """
                        .formatted(spec, script));
        world.advance(5);
    }

    private JsonNode status() {
        return world.get("jobs.batch", "j").path("status");
    }

    private List<String> conditions() {
        return status().path("conditions")
                .valueStream()
                .map(
                        each ->
                                Json.text(each, "type")
                                        + " "
                                        + Json.text(each, "status")
                                        + " "
                                        + Json.text(each, "reason")
                                        + ": "
                                        + Json.text(each, "message"))
                .toList();
    }

    @Test
    void anIndexedJobNumbersItsPods() throws IOException {
        job(
                "\"completions\":3,\"parallelism\":3,\"completionMode\":\"Indexed\",",
                "echo $JOB_COMPLETION_INDEX");
        assertThat(status().path("completedIndexes").asText()).isEqualTo("0-2");
        assertThat(status().path("succeeded").asInt()).isEqualTo(3);
        for (ObjectNode pod : world.pods()) {
            String index =
                    Json.text(
                            pod,
                            "metadata",
                            "annotations",
                            "batch.kubernetes.io/job-completion-index");
            assertThat(Json.text(pod, "metadata", "name")).startsWith("j-" + index + "-");
            assertThat(Json.text(pod, "spec", "hostname")).isEqualTo("j-" + index);
            assertThat(world.logs(Json.text(pod, "metadata", "name"), "c", false))
                    .isEqualTo(index + "\n");
        }
    }

    @Test
    void anIndexFailsByItself() {
        job(
                "\"completions\":2,\"parallelism\":2,\"completionMode\":\"Indexed\",\"backoffLimitPerIndex\":0,",
                "exit $JOB_COMPLETION_INDEX");
        assertThat(Json.at(world.get("jobs.batch", "j"), "spec", "backoffLimit").asInt())
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(status().path("completedIndexes").asText()).isEqualTo("0");
        assertThat(status().path("failedIndexes").asText()).isEqualTo("1");
        assertThat(conditions())
                .containsExactly(
                        "FailureTarget True FailedIndexes: Job has failed indexes",
                        "Failed True FailedIndexes: Job has failed indexes");
    }

    @Test
    void aRuleMayFailTheJobAtOnce() {
        job(
                "\"podFailurePolicy\":{\"rules\":[{\"action\":\"FailJob\",\"onExitCodes\":{\"operator\":\"In\",\"values\":[3]}}]},",
                "exit 3");
        String pod = Json.text(world.pods().getFirst(), "metadata", "name");
        String said =
                "Container c for pod default/"
                        + pod
                        + " failed with exit code 3 matching FailJob rule at index 0";
        assertThat(conditions()).last().isEqualTo("Failed True PodFailurePolicy: " + said);
        assertThat(world.events("j")).contains("PodFailurePolicy: " + said);
        assertThat(Json.at(world.get("jobs.batch", "j"), "spec", "podReplacementPolicy").asText())
                .isEqualTo("Failed");
    }

    @Test
    void anIgnoredFailureDoesNotCount() {
        job(
                "\"backoffLimit\":0,\"podFailurePolicy\":{\"rules\":[{\"action\":\"Ignore\",\"onExitCodes\":{\"operator\":\"NotIn\",\"values\":[9]}}]},",
                "exit 3");
        assertThat(status().has("failed")).isFalse();
        assertThat(conditions()).isEmpty();
        world.advance(30);
        assertThat(world.pods()).hasSizeGreaterThan(1);
    }

    @Test
    void aRuleMayCallItASuccessEarly() {
        job(
                "\"completions\":3,\"parallelism\":1,\"completionMode\":\"Indexed\",\"successPolicy\":{\"rules\":[{\"succeededIndexes\":\"0\"}]},",
                "true");
        assertThat(conditions())
                .containsExactly(
                        "SuccessCriteriaMet True SuccessPolicy: Matched rules at index 0",
                        "Complete True SuccessPolicy: Matched rules at index 0");
        assertThat(status().path("succeeded").asInt()).isEqualTo(1);
    }

    @Test
    void whatRunsTooLongIsEndedAndHasFailed() {
        job("\"activeDeadlineSeconds\":10,\"parallelism\":2,", "sleep 1000");
        world.advance(30);
        assertThat(conditions())
                .last()
                .isEqualTo(
                        "Failed True DeadlineExceeded: Job was active longer than specified deadline");
        assertThat(status().path("failed").asInt()).isEqualTo(2);
        assertThat(world.events("j"))
                .filteredOn(e -> e.startsWith("SuccessfulDelete: Deleted pod: j-"))
                .hasSize(2);
        assertThat(world.pods()).isEmpty();
    }

    @Test
    void aJobThatIsHeldBackSaysSoAndGoesOn() {
        job("", "sleep 1000");
        hold(true);
        assertThat(conditions()).containsExactly("Suspended True JobSuspended: Job suspended");
        assertThat(status().has("failed")).isFalse();
        assertThat(status().has("startTime")).isFalse();
        assertThat(world.pods()).isEmpty();
        hold(false);
        assertThat(conditions()).containsExactly("Suspended False JobResumed: Job resumed");
        assertThat(world.pods()).hasSize(1);
        assertThat(world.events("j")).contains("Suspended: Job suspended", "Resumed: Job resumed");
    }

    private void hold(boolean suspended) {
        world.api.modify(
                new Key("jobs.batch", "default", "j"),
                Objects.MAIN,
                each -> each.withObjectProperty("spec").put("suspend", suspended));
        world.advance(10);
    }

    @Test
    void aPodThatIsTakenAwayHasFailedAndStaysCounted() throws IOException {
        job("", "sleep 1000");
        world.api.delete(
                new Key("pods", "default", Json.text(world.pods().getFirst(), "metadata", "name")),
                Deletion.DEFAULT);
        world.advance(10);
        assertThat(status().path("failed").asInt()).isEqualTo(1);
        assertThat(status().path("active").asInt()).isEqualTo(1);
        world.close();
        world = new PracticeWorld(directory, PracticeWorld.START.plusSeconds(60));
        world.advance(10);
        assertThat(status().path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void aQuotaIsToldOf() {
        world.create(
                "resourcequotas",
                "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"0\"}}}");
        job("", "true");
        assertThat(world.events("j"))
                .first()
                .asString()
                .matches(
                        "FailedCreate: Error creating: pods \"j-\\w+\" is forbidden: exceeded quota: q,"
                                + " requested: pods=1, used: pods=0, limited: pods=0");
        assertThat(status().path("ready").asInt(-1)).isZero();
    }
}
