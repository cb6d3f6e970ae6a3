package dev.coxswain.practice.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Timeline timeline = new Timeline(START);
    private final List<String> ran = new ArrayList<>();

    private void note(String name) {
        ran.add(name + "@" + Duration.between(START, timeline.instant()).toSeconds());
    }

    @Test
    void actionsRunInTheOrderOfTheirTime() {
        timeline.after(Duration.ofSeconds(5), () -> note("late"));
        timeline.after(Duration.ofSeconds(1), () -> note("early"));
        timeline.after(
                Duration.ofSeconds(1),
                () -> {
                    note("second");
                    timeline.after(Duration.ofSeconds(1), () -> note("nested"));
                });
        timeline.advance(Duration.ofSeconds(4));
        assertThat(ran).containsExactly("early@1", "second@1", "nested@2");
        timeline.advance(Duration.ofSeconds(1));
        assertThat(ran).last().isEqualTo("late@5");
    }

    @Test
    void aForgottenActionDoesNotRun() {
        timeline.after(Duration.ofSeconds(1), () -> note("never")).close();
        timeline.advance(Duration.ofSeconds(2));
        assertThat(ran).isEmpty();
    }

    @Test
    void withoutBudgetItJumps() {
        timeline.after(Duration.ofSeconds(1), () -> note("late"));
        timeline.advanceTo(START.plusSeconds(100), Duration.ZERO);
        assertThat(ran).isEmpty();
        timeline.settle();
        assertThat(ran).containsExactly("late@100");
    }

    @Test
    void startedItFollowsTheClockAndOutlivesAFailure() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        var done = new CountDownLatch(1);
        timeline.start(Clock.systemUTC(), failures::add);
        timeline.soon(
                () -> {
                    throw new IllegalStateException("no");
                });
        timeline.after(Duration.ofMillis(5), done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        timeline.close();
        assertThat(failures).singleElement().satisfies(each -> assertThat(each).hasMessage("no"));
    }
}
