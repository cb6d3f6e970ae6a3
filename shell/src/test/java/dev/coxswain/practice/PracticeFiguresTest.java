package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program that measures the practice cluster still finds all it measures. */
class PracticeFiguresTest {
    @TempDir Path directory;

    @Test
    void everyFigureStandsBesideWhatIsToBeReached() throws Exception {
        var text = new ByteArrayOutputStream();
        new PracticeFigures(new PrintStream(text, true, StandardCharsets.UTF_8), directory, 4)
                .run(0);
        assertThat(text.toString(StandardCharsets.UTF_8).lines().map(each -> each.split("  ")[0]))
                .containsExactly(
                        "",
                        "ready, new home",
                        "ready again",
                        "first /api",
                        "first /apis",
                        "first /openapi/v3",
                        "first /openapi/v3/api/v1",
                        "2 creates of configmaps",
                        "2 creates of pods",
                        "2 creates of pods",
                        "table 1",
                        "table 2",
                        "table 3",
                        "table 4",
                        "table 5",
                        "list 1",
                        "list 2",
                        "list 3",
                        "list 4",
                        "list 5",
                        "watch 1",
                        "watch 2",
                        "watch 3",
                        "watch 4",
                        "watch 5",
                        "heap",
                        "file",
                        "idle",
                        "ready, 4 pods",
                        "deployment of 4 replicas",
                        "rollout of 4 replicas",
                        "rollout of 4 replicas",
                        "rollout of 4 replicas");
    }
}
