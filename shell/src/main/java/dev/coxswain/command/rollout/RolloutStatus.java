package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.read.Following;
import dev.coxswain.command.read.FoundObjects;
import dev.coxswain.command.read.Queries;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.command.write.Sources;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
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
                    .flags(FileTargets.FLAGS)
                    .example(
                            "rollout status deploy/web", "Wait until deployment web is up to date");

    private final RolloutTargets targets;

    public RolloutStatus(Sources sources) {
        this.targets = new RolloutTargets(sources);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        RolloutTargets.revision(invocation.get(REVISION));
        FoundObjects found = targets.read(invocation);
        if (found.isEmpty()) {
            invocation
                    .notices()
                    .line("No resources found in " + invocation.namespace() + " namespace.");
            return Empty.DONE;
        }
        List<Failure> failures = new ArrayList<>(found.failures());
        return new Lines(
                new SequenceInputStream(new Steps(invocation, found.items(), failures)),
                () -> Outcome.ofObjects(failures));
    }

    /** One piece of text for each step of each rollout, fetched as it is asked for. */
    private static final class Steps implements Enumeration<InputStream> {
        private final Invocation invocation;
        private final Deque<Item> rest;
        private final List<Failure> failures;
        private @Nullable Progress current;
        private @Nullable String line;

        Steps(Invocation invocation, List<Item> workloads, List<Failure> failures) {
            this.invocation = invocation;
            this.rest = new ArrayDeque<>(workloads);
            this.failures = failures;
        }

        @Override
        public boolean hasMoreElements() {
            while (line == null && (current != null || !rest.isEmpty())) {
                Progress progress = current;
                try {
                    if (progress == null) {
                        progress = new Progress(invocation, rest.remove());
                        current = progress;
                    }
                    line = progress.next();
                } catch (FailureException e) {
                    failures.add(e.failure());
                }
                if (line == null) {
                    current = null;
                    if (progress != null) {
                        progress.close();
                    }
                }
            }
            return line != null;
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
            line = null;
            return new ByteArrayInputStream(text);
        }
    }

    /** One workload's rollout, step by step. */
    private static final class Progress {
        private final Invocation invocation;
        private final ResourceRef ref;
        private @Nullable Rollout now;
        private @Nullable Following following;

        private final Item workload;

        Progress(Invocation invocation, Item workload) {
            this.invocation = invocation;
            this.workload = workload;
            this.ref = RolloutTargets.ref(workload);
        }

        /** The next step's line; null where it is done or not waited for. */
        @Nullable String next() {
            Rollout before = now;
            if (before == null) {
                now = step(workload.json());
            } else if (before.done() || !invocation.get(WATCH)) {
                return null;
            } else {
                now = step(changed(before));
            }
            return now.message();
        }

        private Rollout step(JsonNode object) {
            return Rollout.of(ref.type(), object, invocation.get(REVISION));
        }

        private JsonNode changed(Rollout before) {
            Following changes = following;
            if (changes == null) {
                changes =
                        new Following(
                                invocation,
                                Queries.watch(new Target.Named(ref)),
                                before.version(),
                                invocation.get(TIMEOUT));
                following = changes;
            }
            Change change = changes.next();
            if (change == null) {
                throw FailureException.plain(
                        changes.isExpired()
                                ? "timed out waiting for the condition"
                                : "the watch ended before the rollout was done");
            }
            if (change.kind() == Change.Kind.DELETED) {
                throw FailureException.plain("object has been deleted");
            }
            return change.object();
        }

        void close() {
            if (following != null) {
                following.close();
            }
        }
    }
}
