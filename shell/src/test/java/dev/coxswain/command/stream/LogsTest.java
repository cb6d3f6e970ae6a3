package dev.coxswain.command.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogsTest {
    private static final String LOG = "/api/v1/namespaces/default/pods/two/log";
    private final StreamBed bed = new StreamBed();

    @Test
    void printsTheDefaultContainer() {
        bed.cluster.answer(LOG + "?container=a&tailLines=2", "one\ntwo\n");
        assertThat(bed.run(new Logs(), "two", "--tail=2"))
                .isEqualTo("one\ntwo\n! Defaulted container \"a\" out of: a, b\nexit 0\n");
    }

    @Test
    void prefixesEveryLine() {
        bed.cluster.answer(LOG + "?container=a", "one\ntwo").answer(LOG + "?container=b", "x\n");
        assertThat(bed.run(new Logs(), "two", "--all-containers", "--prefix"))
                .isEqualTo("[pod/two/a] one\n[pod/two/a] two[pod/two/b] x\nexit 0\n");
    }

    @Test
    void aSelectorTakesTenLinesOfEachPod() {
        bed.cluster
                .answer(
                        "/api/v1/namespaces/default/pods?labelSelector=app%3Dx",
                        "{\"items\":[" + StreamBed.TWO + "]}")
                .answer(LOG + "?container=b&tailLines=10", "x\n");
        assertThat(bed.run(new Logs(), "-l", "app=x", "-c", "b")).isEqualTo("x\nexit 0\n");
    }

    @Test
    void goesOnAfterALostConnectionWithoutRepeating() {
        String running =
                StreamBed.TWO.replace(
                        "\"phase\":\"Running\"",
                        "\"containerStatuses\":[{\"name\":\"a\",\"containerID\":\"c1\","
                                + "\"state\":{\"running\":{}}}]");
        String stamp = "2026-01-01T00:00:0";
        bed.cluster
                .answer("/api/v1/namespaces/default/pods/two", running)
                .answer(
                        LOG + "?container=a&follow=true&timestamps=true",
                        stamp + "1.5Z one\n" + stamp + "2.5Z two\n" + stamp + "2.5Z three\n")
                .answer(
                        LOG
                                + "?container=a&follow=true&timestamps=true&sinceTime="
                                + "2026-01-01T00%3A00%3A02.5Z",
                        stamp
                                + "2.1Z late\n"
                                + stamp
                                + "2.5Z two\n"
                                + stamp
                                + "2.5Z three\n"
                                + stamp
                                + "2.5Z four\n"
                                + stamp
                                + "3.5Z five\n");
        assertThat(bed.run(new Logs(), "-f", "two", "-c", "a"))
                .startsWith("one\ntwo\nthree\nfour\nfive\n");
    }

    @Test
    void refusesInKubectlsWords() {
        assertThat(bed.run(new Logs(), "nope"))
                .isEqualTo(
                        "! error: error from server (NotFound): pods \"nope\" not found in"
                                + " namespace \"default\"\nexit 1\n");
        assertThat(bed.run(new Logs(), "two", "--tail=-5"))
                .isEqualTo("! error: --tail must be greater than or equal to -1\nexit 1\n");
        assertThat(bed.run(new Logs(), "two", "-l", "app=x"))
                .startsWith("! error: only a selector (-l) or a POD name is allowed\n");
        assertThat(bed.run(new Logs(), "two", "-c", "a", "--all-containers"))
                .isEqualTo(
                        "! error: --all-containers=true should not be specified with container"
                                + " name a\nexit 1\n");
        bed.cluster.answer("/api/v1/nodes/n1", "{\"metadata\":{\"name\":\"n1\"},\"spec\":{}}");
        assertThat(bed.run(new Logs(), "node/n1"))
                .isEqualTo(
                        "! error: cannot get the logs from *v1.Node: selector for *v1.Node not"
                                + " implemented\nexit 1\n");
    }

    @Test
    void errorsThatAreIgnoredStandInTheLog() {
        assertThat(bed.run(new Logs(), "two", "-c", "a", "--ignore-errors"))
                .isEqualTo("error: two \"log\" not found\nexit 0\n");
    }

    @Test
    void sayWhereNothingIsSelected() {
        bed.cluster.answer(
                "/api/v1/namespaces/default/pods?labelSelector=app%3Dx", "{\"items\":[]}");
        assertThat(bed.run(new Logs(), "-l", "app=x"))
                .isEqualTo("! No resources found in default namespace.\nexit 0\n");
    }
}
