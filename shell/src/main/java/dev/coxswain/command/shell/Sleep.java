package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.GoDuration;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code sleep}: waits, and wakes at once when cancelled. */
public final class Sleep implements Command {
    private static final Signature SIGNATURE =
            Signature.of("sleep", "Wait for a time, in seconds or as 1m30s")
                    .argument(Argument.one("DURATION"))
                    .example("sleep 0.1", "Wait for a tenth of a second");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String text = Words.exactly(invocation, 1, "a duration").getFirst();
        CountDownLatch woken = new CountDownLatch(1);
        try (Cancellation.Registration _ = invocation.cancellation().onCancel(woken::countDown)) {
            boolean wasWoken = woken.await(duration(text).toNanos(), TimeUnit.NANOSECONDS);
            if (wasWoken) {
                invocation.cancellation().check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            invocation.cancellation().cancel();
        }
        invocation.cancellation().check();
        return Empty.DONE;
    }

    private static Duration duration(String text) {
        try {
            return text.matches("\\d+(\\.\\d+)?")
                    ? GoDuration.parse(text + "s")
                    : GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw FailureException.usage(e.getMessage() + " (write 5, 0.5 or 1m30s)");
        }
    }
}
