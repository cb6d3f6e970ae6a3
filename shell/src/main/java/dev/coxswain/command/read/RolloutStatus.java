package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Enumeration;
import java.util.NoSuchElementException;

/** {@code rollout status}: follows a rollout until it is done. */
public final class RolloutStatus implements Command {
    private static final Flag<Boolean> WATCH =
            Flag.bool("watch")
                    .shorthand('w')
                    .defaulting(true)
                    .help("Wait until the rollout is done");
    private static final Flag<Long> REVISION =
            Flag.integer("revision", 0).help("Fail where another revision is rolled out");

    private static final Flag<Duration> TIMEOUT =
            Flag.duration("timeout", Duration.ZERO)
                    .help("How long to wait at the most; 0 for ever");

    private static final Signature SIGNATURE =
            Signature.of("rollout status", "Follow a rollout until it is done")
                    .argument(Argument.rest("TYPE/NAME").values(Values.Source.RESOURCE_REFS))
                    .flag(WATCH, REVISION, TIMEOUT, TargetFlags.SELECTOR)
                    .example(
                            "rollout status deploy/web", "Wait until deployment web is up to date");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Targets targets =
                Targets.of(
                        invocation,
                        invocation.arguments().positional(),
                        Targets.Rule.TYPE_MEANS_ALL);
        if (targets.all().size() != 1 || targets.all().getFirst() instanceof Target.Listed) {
            throw FailureException.plain("required resource not specified");
        }
        Target target = targets.all().getFirst();
        ResourceRef ref =
                target instanceof Target.Given given ? given.ref() : ((Target.Named) target).ref();
        JsonNode first = invocation.objects().get(ref);
        Rollout progress = Rollout.of(first, invocation.get(REVISION));
        return new Lines(
                new SequenceInputStream(new Steps(invocation, target, progress)),
                () -> Outcome.DONE);
    }

    /** One piece of text for each step, fetched as it is asked for. */
    private static final class Steps implements Enumeration<InputStream> {
        private final Invocation invocation;
        private final Request list;
        private final long revision;
        private Rollout now;
        private boolean said;
        private volatile boolean expired;
        private java.util.Optional<Following> following = java.util.Optional.empty();

        Steps(Invocation invocation, Target target, Rollout now) {
            this.invocation = invocation;
            this.list = Queries.watch(target);
            this.revision = invocation.get(REVISION);
            this.now = now;
        }

        @Override
        public boolean hasMoreElements() {
            return !said || (!now.done() && invocation.get(WATCH));
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            if (said) {
                advance();
            }
            said = true;
            byte[] text = (now.message() + "\n").getBytes(StandardCharsets.UTF_8);
            return new ByteArrayInputStream(text);
        }

        /** Closes the watch when its time is over; the waiting read then finds out why. */
        private void expire(Following changes, Duration timeout) {
            if (timeout.isPositive()) {
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(timeout);
                                        expired = true;
                                        changes.close();
                                    } catch (InterruptedException _) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
            }
        }

        private @Nullable Change next(Following changes) {
            try {
                Change change = changes.next();
                if (!expired) {
                    return change;
                }
            } catch (FailureException e) {
                if (!expired) {
                    throw e;
                }
            }
            throw FailureException.plain("timed out waiting for the condition");
        }

        private void advance() {
            Following changes =
                    following.orElseGet(() -> new Following(invocation, list, now.version()));
            if (following.isEmpty()) {
                following = java.util.Optional.of(changes);
                expire(changes, invocation.get(TIMEOUT));
            }
            Change change = next(changes);
            if (change == null) {
                throw FailureException.plain("the watch ended before the rollout was done");
            }
            if (change.kind() == Change.Kind.DELETED) {
                throw FailureException.plain("object has been deleted");
            }
            now = Rollout.of(change.object(), revision);
            if (now.done()) {
                changes.close();
            }
        }
    }
}
