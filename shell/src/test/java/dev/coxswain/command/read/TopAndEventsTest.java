package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coxswain.command.Command;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What {@code top} and {@code events} print. */
class TopAndEventsTest {
    private final FakeCluster cluster = new FakeCluster();

    private String run(Command command, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(cluster.run(command, words), out, Traits.PLAIN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String refusal(Command command, String... words) {
        return FailureReport.of(
                        catchThrowableOfType(
                                        FailureException.class, () -> cluster.run(command, words))
                                .failure())
                .lines()
                .getFirst();
    }

    @Test
    void usageIsAddedUpAndPadded() {
        Usage usage =
                Usage.of(
                        dev.coxswain.document.Json.parse(
                                """
                                {"metadata":{"name":"web","namespace":"default"},"containers":[
                                {"name":"a","usage":{"cpu":"7123456n","memory":"48Mi"}},
                                {"name":"b","usage":{"cpu":"10m","memory":"1Gi","swap":"2Mi"}}]}
                                """));
        assertThat(usage.milli()).isEqualTo(18);
        assertThat(Usage.mebibytes(usage.bytes())).isEqualTo("1072Mi");
        assertThat(Usage.mebibytes(usage.swapped())).isEqualTo("2Mi");
        assertThat(Usage.share(170, 8000)).isEqualTo("2%");
        assertThat(Usage.share(1, 0)).isEqualTo("<unknown>");
        assertThat(
                        PaddedRows.text(
                                java.util.List.of(
                                        java.util.List.of("NAME", "CPU(cores)"),
                                        java.util.List.of("longer", "8m"))))
                .isEqualTo("NAME     CPU(cores)   \nlonger   8m           \n");
    }

    @Test
    void withoutMetricsTopSaysSo() {
        assertThat(refusal(new Top(true))).isEqualTo("error: Metrics API not available");
        assertThat(refusal(new Top(false), "--sort-by", "x"))
                .isEqualTo("error: --sort-by accepts only cpu or memory");
        assertThat(refusal(new Top(true), "a", "b")).isEqualTo("error: pod [NAME | -l label]");
        assertThat(refusal(new Top(false), "a", "b")).isEqualTo("error: node [NAME | -l label]");
        assertThat(refusal(new Top(true), "web", "-l", "a=b"))
                .isEqualTo("error: only one of NAME or selector can be provided");
    }

    @Test
    void eventsComeByTheirTime() {
        cluster.answer(
                "/api/v1/namespaces/default/events",
                """
                {"items":[
                {"type":"Warning","reason":"BackOff","message":"again\\n","count":3,
                "firstTimestamp":"2026-05-01T11:00:00Z","lastTimestamp":"2026-05-01T11:59:00Z",
                "involvedObject":{"kind":"Pod","name":"web"},"metadata":{"name":"b"}},
                {"type":"Normal","reason":"Pulled","message":"there","count":1,
                "firstTimestamp":"2026-05-01T11:30:00Z","lastTimestamp":"2026-05-01T11:30:00Z",
                "involvedObject":{"kind":"Pod","name":"web"},"metadata":{"name":"a"}}]}
                """);
        assertThat(run(new ListEvents()))
                .isEqualTo(
                        """
                        LAST SEEN           TYPE      REASON    OBJECT    MESSAGE
                        30m                 Normal    Pulled    Pod/web   there
                        60s (x3 over 60m)   Warning   BackOff   Pod/web   again
                        """);
        assertThat(run(new ListEvents(), "--types=warning", "-o", "jsonpath={.items[*].reason}"))
                .isEqualTo("BackOff");
        assertThat(refusal(new ListEvents(), "--types=foo"))
                .isEqualTo("error: valid --types are Normal or Warning");
        assertThat(refusal(new ListEvents(), "--for", "web"))
                .isEqualTo("error: --for must be in resource/name form");
    }

    @Test
    void noEventsAreSaid() {
        cluster.answer("/api/v1/namespaces/default/events", "{\"items\":[]}");
        assertThat(run(new ListEvents())).isEmpty();
        assertThat(cluster.notices).containsExactly("No events found in default namespace.");
    }

    @Test
    void eventsAreFollowed() {
        cluster.answer(
                "/api/v1/namespaces/default/events?allowWatchBookmarks=true&watch=true",
                """
                {"type":"ADDED","object":{"type":"Normal","reason":"Pulled","message":"there",
                "firstTimestamp":"2026-05-01T11:30:00Z","involvedObject":{"kind":"Pod",
                "name":"web"},"metadata":{"name":"a","resourceVersion":"5"}}}
                {"type":"DELETED","object":{"type":"Warning","metadata":{"name":"b"}}}
                """);
        cluster.answer(
                "/api/v1/namespaces/default/events?resourceVersion=5&allowWatchBookmarks=true&watch=true",
                "");
        assertThat(run(new ListEvents(), "-w"))
                .isEqualTo(
                        """
                        LAST SEEN   TYPE     REASON   OBJECT    MESSAGE
                        30m         Normal   Pulled   Pod/web   there
                        """);
        assertThat(run(new ListEvents(), "-w", "-o", "json"))
                .startsWith(
                        "{\n    \"kind\": \"Event\",\n    \"apiVersion\": \"v1\",\n    \"type\"");
    }

    @Test
    void eventsArePrintedAsTheirList() {
        cluster.answer(
                "/api/v1/namespaces/default/events",
                "{\"items\":[{\"metadata\":{\"name\":\"a\"},\"count\":1}]}");
        assertThat(run(new ListEvents(), "-o", "json"))
                .isEqualTo(
                        """
                        {
                            "kind": "EventList",
                            "apiVersion": "v1",
                            "metadata": {},
                            "items": [
                                {
                                    "kind": "Event",
                                    "apiVersion": "v1",
                                    "metadata": {
                                        "name": "a"
                                    },
                                    "count": 1
                                }
                            ]
                        }
                        """);
        assertThat(run(new ListEvents(), "-o", "name")).isEqualTo("event/a\n");
        assertThat(refusal(new ListEvents(), "--for", "a/b/c"))
                .isEqualTo(
                        "error: arguments in resource/name form may not have more than one slash");
    }
}
