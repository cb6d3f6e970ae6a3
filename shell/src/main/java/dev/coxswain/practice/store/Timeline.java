package dev.coxswain.practice.store;

import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The time of the practice cluster and what is due on it: an event simulation that is either moved
 * by hand ({@link #advance}) or, after {@link #start}, follows the wall clock on one thread of its
 * own. Actions run one at a time, in order of their time, then of their asking; so what runs on it
 * needs no locks against each other. Safe for use by many threads.
 */
public final class Timeline implements InstantSource, AutoCloseable {
    private static final class Entry implements Comparable<Entry> {
        final Instant due;
        final long order;
        final Runnable action;

        Entry(Instant due, long order, Runnable action) {
            this.due = due;
            this.order = order;
            this.action = action;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final ReentrantLock running = new ReentrantLock();
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private long asked;
    private Instant now;
    private volatile InstantSource wall = InstantSource.fixed(Instant.EPOCH);
    private boolean acting;
    private volatile boolean live;
    private volatile boolean closed;
    private volatile @Nullable Instant horizon;

    /** A timeline that stands at {@code start} until it is moved or started. */
    public Timeline(Instant start) {
        this.now = start;
    }

    /** The cluster's time: the simulated one, or the wall clock's once started. */
    @Override
    public Instant instant() {
        if (live) {
            return wall.instant();
        }
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs {@code action} at {@code due}, at the next step where that has passed.
     *
     * @return closes to forget the action; no effect once it runs
     */
    public Cancellation.Registration at(Instant due, Runnable action) {
        lock.lock();
        try {
            var entry = new Entry(due, asked++, action);
            queue.add(entry);
            if (queue.peek() == entry) {
                changed.signalAll();
            }
            return () -> forget(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code action} once {@code delay} has passed. */
    public Cancellation.Registration after(Duration delay, Runnable action) {
        return at(instant().plus(delay), action);
    }

    /** Runs {@code action} on the timeline as soon as what runs now is done. */
    public void soon(Runnable action) {
        at(instant(), action);
    }

    private void forget(Entry entry) {
        lock.lock();
        try {
            queue.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Moves a timeline that was not started by {@code span}, running all that falls due. */
    public void advance(Duration span) {
        advanceTo(instant().plus(span), Duration.ofDays(1));
    }

    /** Runs all that is due now, on a timeline that was not started. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /**
     * Moves a timeline that was not started to {@code target}. After {@code budget} of real time it
     * jumps: what is still due then runs late, at the target.
     */
    public void advanceTo(Instant target, Duration budget) {
        long deadline = System.nanoTime() + budget.toNanos();
        running.lock();
        try {
            while (System.nanoTime() - deadline < 0) {
                Runnable action = next(target);
                if (action == null) {
                    break;
                }
                action.run();
            }
            lock.lock();
            try {
                now = target.isAfter(now) ? target : now;
            } finally {
                lock.unlock();
            }
        } finally {
            running.unlock();
        }
    }

    /**
     * Moves a timeline that was not started over a span in which nobody was there, as {@link
     * #advanceTo} does. Meanwhile {@link #horizon} says {@code target}, so that what comes round
     * and round need not be done once for every time that has passed.
     */
    public void catchUp(Instant target, Duration budget) {
        horizon = target;
        try {
            advanceTo(target, budget);
        } finally {
            horizon = null;
        }
    }

    /** How far the past is known to reach: the present, later while catching up. */
    public Instant horizon() {
        Instant known = horizon;
        return known == null ? instant() : known;
    }

    private @Nullable Runnable next(Instant target) {
        lock.lock();
        try {
            Entry first = queue.peek();
            if (first == null || first.due.isAfter(target)) {
                return null;
            }
            queue.poll();
            if (first.due.isAfter(now)) {
                now = first.due;
            }
            return first.action;
        } finally {
            lock.unlock();
        }
    }

    /** Follows the wall clock from here on; failures of actions go to {@code failed}. */
    public void start(InstantSource wallClock, Consumer<Throwable> failed) {
        wall = wallClock;
        live = true;
        Thread.ofPlatform().daemon().name("practice-timeline").start(() -> follow(failed));
    }

    /** Follows the system's clock from here on. */
    public void start(Consumer<Throwable> failed) {
        start(Clock.systemUTC(), failed);
    }

    private void follow(Consumer<Throwable> failed) {
        while (!closed) {
            Runnable action = awaitNext();
            if (action == null) {
                return;
            }
            running.lock();
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                failed.accept(e);
            } finally {
                running.unlock();
            }
        }
    }

    private @Nullable Runnable awaitNext() {
        lock.lock();
        try {
            acting = false;
            while (!closed) {
                Entry first = queue.peek();
                if (first == null) {
                    quiet.signalAll();
                    changed.await();
                    continue;
                }
                long wait = Duration.between(wall.instant(), first.due).toNanos();
                if (wait <= 0) {
                    queue.poll();
                    acting = true;
                    return first.action;
                }
                quiet.signalAll();
                changed.await(wait, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return null;
    }

    /**
     * Waits until nothing is due at present, on a timeline that was started: so that who reads next
     * finds what follows at once from what was written before.
     *
     * @param patience the longest to wait
     */
    public void awaitQuiet(Duration patience) {
        if (!live || running.isHeldByCurrentThread()) {
            return;
        }
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && left > 0 && (acting || isDue())) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        Entry first = queue.peek();
        return first != null && !first.due.isAfter(wall.instant());
    }

    /** Stops; waits for the action that runs, runs none after it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (!running.isHeldByCurrentThread()) {
            running.lock();
            running.unlock();
        }
    }
}
