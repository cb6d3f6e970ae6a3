package dev.coxswain.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens while nothing is typed. */
class PauseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void memoryIsGivenBackOncePerPause() throws Exception {
        BlockingQueue<Duration> lasted = new LinkedBlockingQueue<>();
        CountDownLatch collected = new CountDownLatch(1);
        Pause pause = new Pause(PATIENCE, lasted::add, collected::countDown);
        pause.begins();
        assertThat(collected.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lasted).containsExactly(PATIENCE);
    }

    @Test
    void aLineEndsThePauseBeforeAnythingIsDone() throws Exception {
        CountDownLatch resting = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        AtomicInteger collections = new AtomicInteger();
        Pause.Rest rest =
                span -> {
                    resting.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        woken.countDown();
                    }
                };
        Pause pause = new Pause(PATIENCE, rest, collections::incrementAndGet);
        pause.begins();
        assertThat(resting.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(woken.getCount()).isOne();
        pause.ends();
        assertThat(woken.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(collections).hasValue(0);
    }
}
