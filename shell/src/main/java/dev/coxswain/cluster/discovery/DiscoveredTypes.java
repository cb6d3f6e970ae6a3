package dev.coxswain.cluster.discovery;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ResourceTypes;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.flow.Notices;
import dev.coxswain.model.ResourceType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The types by discovery: from memory, else from disk at any age, refreshed behind; an unknown name
 * asks the server once more before it is refused.
 */
public final class DiscoveredTypes implements ResourceTypes {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Cluster cluster;
    private final TypeCache cache;
    private final Notices notices;
    private final Clock clock;
    private final Object reading = new Object();
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile State state = new State(List.of(), Instant.EPOCH, false);
    private boolean diskRead;

    private record State(List<ResourceType> types, Instant asked, boolean ofServer) {}

    public DiscoveredTypes(Cluster cluster, Path file, Notices notices, Clock clock) {
        this.cluster = cluster;
        this.cache = new TypeCache(file);
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public List<ResourceType> all(Cancellation cancellation) {
        State now = current();
        if (now.types.isEmpty()) {
            return ask(cancellation, now);
        }
        if (now.asked.plus(FRESH).isBefore(clock.instant())) {
            refreshBehind(now);
        }
        return now.types;
    }

    @Override
    public List<ResourceType> known() {
        return current().types;
    }

    @Override
    public ResourceType resolve(String typed, Cancellation cancellation) {
        return sought(names -> names.find(typed), cancellation).orElseThrow(() -> unknown(typed));
    }

    @Override
    public List<ResourceType> expand(String typed, Cancellation cancellation) {
        return sought(
                        names -> {
                            List<ResourceType> category = names.category(typed);
                            return category.isEmpty()
                                    ? names.find(typed).map(List::of)
                                    : Optional.of(category);
                        },
                        cancellation)
                .orElseThrow(() -> unknown(typed));
    }

    @Override
    public Optional<ResourceType> ofKind(
            String apiVersion, String kind, Cancellation cancellation) {
        return sought(names -> names.ofKind(apiVersion, kind), cancellation);
    }

    @Override
    public void refresh() {
        state = new State(List.of(), Instant.EPOCH, true);
    }

    private <T> Optional<T> sought(Function<TypeNames, Optional<T>> seek, Cancellation work) {
        State before = current();
        Instant start = clock.instant();
        Optional<T> found = seek.apply(new TypeNames(all(work)));
        boolean justAsked = !state.asked.isBefore(start) && state != before;
        return found.isPresent() || justAsked
                ? found
                : seek.apply(new TypeNames(ask(work, current())));
    }

    private FailureException unknown(String typed) {
        String name = typed.split("\\.", 2)[0];
        return new FailureException(
                new Failure.UnknownType(name, new TypeNames(state.types).nearest(typed)));
    }

    private State current() {
        if (!state.types.isEmpty() || state.ofServer) {
            return state;
        }
        synchronized (reading) {
            if (!diskRead) {
                diskRead = true;
                TypeCache.Kept kept = cache.read();
                state = new State(kept.types(), kept.written(), false);
            }
            return state;
        }
    }

    /** Asks the server, unless another thread has done so since {@code seen}. */
    private List<ResourceType> ask(Cancellation work, State seen) {
        await(work);
        try {
            if (state != seen && state.ofServer && !state.types.isEmpty()) {
                return state.types;
            }
            DiscoveryReader.Discovered discovered = new DiscoveryReader(cluster, work).read();
            discovered.stale().forEach(this::warn);
            State before = state;
            state = new State(discovered.types(), clock.instant(), true);
            if (!before.types.equals(discovered.types()) || !before.ofServer) {
                cache.write(discovered.types());
            }
            return state.types;
        } finally {
            asking.unlock();
        }
    }

    /** Waits for the thread that asks, as long as nobody cancels. */
    private void await(Cancellation work) {
        try {
            while (!asking.tryLock(50, TimeUnit.MILLISECONDS)) {
                work.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private void warn(String stale) {
        notices.warning(
                "the types of " + stale + " may be out of date: its server does not answer");
    }

    private void refreshBehind(State seen) {
        if (!cluster.canAskQuietly() || !refreshing.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                ask(new Cancellation(), seen);
                            } catch (FailureException | CancelledException _) {
                                // What is known serves on; the next use tries again.
                            } finally {
                                refreshing.set(false);
                            }
                        });
    }
}
