package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** The tour for newcomers: it goes on when the live cluster shows that a step was done. */
class TourTest {
    @TempDir Path home;

    @BeforeEach
    void start() {
        assertThat(new Program(home).run("cluster", "start").code()).isZero();
    }

    @AfterEach
    void stop() {
        new Program(home).run("cluster", "stop");
    }

    private Program.Ran typed(String lines) {
        return new Program(home).typed(lines).run("--practice", "--keep-going");
    }

    private void done(String lines) {
        Program.Ran ran = typed(lines);
        assertThat(ran.code()).as(ran.toString()).isZero();
    }

    private String learn(String action) {
        return typed("help learn " + action).output();
    }

    @Test
    void everyStepIsDoneOnTheLiveCluster() {
        assertThat(learn(""))
                .startsWith("Step 1 of 10: Run a pod\n")
                .contains("  run web --image=nginx\n");
        assertThat(learn("")).as("nothing was done").startsWith("Step 1 of 10: Run a pod\n");
        done("run web --image=nginx");
        assertThat(learn("")).startsWith("✓ Step 1 of 10 is done.\n\nStep 2 of 10: Look at it\n");
        done("wait --for=condition=Ready pod/web");
        assertThat(learn("")).startsWith("✓ Step 2 of 10 is done.\n\nStep 3 of 10: Read what");
        done("label pod web node=wrong");
        assertThat(learn("")).startsWith("Step 3 of 10: Read what is known about it\n");
        done("label pod web --overwrite node=practice");
        assertThat(learn("")).startsWith("✓ Step 3 of 10 is done.\n\nStep 4 of 10: Read its log\n");
        done("exec web -- curl -s localhost");
        assertThat(learn("")).startsWith("✓ Step 4 of 10 is done.\n\nStep 5 of 10: Break it\n");
        typed("exec web -- sh -c 'kill 1'; sleep 0.2");
        assertThat(learn(""))
                .startsWith("✓ Step 5 of 10 is done.\n\nStep 6 of 10: Watch it heal\n");
        done("wait --for=jsonpath={.status.containerStatuses[0].restartCount}=1 pod/web");
        done("wait --for=condition=Ready pod/web");
        assertThat(learn("")).startsWith("✓ Step 6 of 10 is done.\n\nStep 7 of 10: Create a dep");
        done("create deployment shop --image=nginx; rollout status deploy/shop");
        assertThat(learn("")).startsWith("✓ Step 7 of 10 is done.\n\nStep 8 of 10: Scale it\n");
        done("scale deployment shop --replicas=3; rollout status deploy/shop");
        assertThat(learn("")).startsWith("✓ Step 8 of 10 is done.\n\nStep 9 of 10: Expose it");
        done("expose deployment shop --port=80");
        assertThat(learn("")).startsWith("Step 9 of 10: Expose it and reach it\n");
        done("exec web -- curl -s shop");
        assertThat(learn("")).startsWith("✓ Step 9 of 10 is done.\n\nStep 10 of 10: Clean up\n");
        done("delete pod web; delete deployment,service shop");
        assertThat(learn(""))
                .startsWith("✓ Step 10 of 10 is done.\n\nYou have done all ten steps.");
    }

    @Test
    void oneGoesBackAndForthAndBeginsAgain() {
        assertThat(learn("next")).startsWith("Step 2 of 10: Look at it\n");
        assertThat(learn("next")).startsWith("Step 3 of 10: ");
        assertThat(learn("back")).startsWith("Step 2 of 10: ");
        assertThat(learn("status"))
                .startsWith(
                        "✓  1  Run a pod\n▸  2  Look at it\n   3  Read what is known about it\n");
        assertThat(learn("reset")).startsWith("Step 1 of 10: ");
        assertThat(learn("back")).startsWith("Step 1 of 10: ");
        assertThat(typed("help learn on"))
                .isEqualTo(
                        new Program.Ran(
                                "",
                                """
                                error: help learn knows no "on"
                                write help learn, with next, back, reset or status behind it
                                """,
                                1));
    }

    @Test
    void itSwitchesOnlyWhereSomebodyAgrees() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(
                home.resolve(".kube/config"),
                """
                current-context: there
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: there, context: {cluster: c, user: u}}]
                """);
        assertThat(new Program(home).run("help", "learn"))
                .isEqualTo(
                        new Program.Ran(
                                "",
                                """
                                error: the tour works on the practice cluster only
                                switch first: use practice
                                """,
                                1));
    }
}
