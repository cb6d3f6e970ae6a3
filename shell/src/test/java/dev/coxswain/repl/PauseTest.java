package dev.coxswain.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens while nothing is typed. */
class PauseTest {
    @Test
    void memoryIsGivenBackOncePerPause() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        Pause pause = new Pause(Duration.ofMillis(1), collected::countDown);
        pause.begins();
        assertThat(collected.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLineEndsThePauseBeforeAnythingIsDone() {
        AtomicInteger collections = new AtomicInteger();
        Pause pause = new Pause(Duration.ofDays(1), collections::incrementAndGet);
        for (int i = 0; i < 1000; i++) {
            pause.begins();
            pause.ends();
        }
        pause.begins();
        pause.begins();
        pause.ends();
        assertThat(collections).hasValue(0);
    }
}
