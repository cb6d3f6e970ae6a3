package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.World;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes the store's changes to the controllers: each notes which of its objects is to be looked at,
 * and looks once, on the timeline, however many changes there were. Nothing happens without a
 * change or a time that was asked for.
 */
public final class Feed {
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);

    private final World world;
    private final Objects objects;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<String, List<Consumer<Change>>> listeners = new HashMap<>();
    private final List<Consumer<Change>> general = new ArrayList<>();
    private final List<Queue> queues = new ArrayList<>();

    public Feed(World world) {
        this.world = world;
        this.objects = world.objects().as("kube-controller-manager");
    }

    public World world() {
        return world;
    }

    /** The API for the controllers, who own what they write. */
    public Objects objects() {
        return objects;
    }

    /** Begins to listen; to be called when all have said what they want. */
    public void start() {
        world.objects()
                .subscribe(
                        change -> {
                            synchronized (changes) {
                                changes.add(change);
                            }
                            if (asked.compareAndSet(false, true)) {
                                world.timeline().soon(this::drain);
                            }
                        });
    }

    private void drain() {
        asked.set(false);
        while (true) {
            Change change;
            synchronized (changes) {
                change = changes.poll();
            }
            if (change == null) {
                break;
            }
            for (Consumer<Change> each : listeners.getOrDefault(change.key().type(), List.of())) {
                each.accept(change);
            }
            for (Consumer<Change> each : general) {
                each.accept(change);
            }
        }
        queues.forEach(Queue::work);
    }

    /** Tells every change of whatever type, in order, on the timeline. */
    public void onAll(Consumer<Change> listener) {
        general.add(listener);
    }

    /** Tells every change of a type, in order, on the timeline. */
    public void on(String type, Consumer<Change> listener) {
        listeners.computeIfAbsent(type, _ -> new ArrayList<>()).add(listener);
    }

    /** A queue of keys, each looked at by {@code reconcile} once however often it was added. */
    public Queue queue(Consumer<Key> reconcile) {
        var queue = new Queue(reconcile);
        queues.add(queue);
        return queue;
    }

    /** A controller's list of what to look at. */
    public final class Queue {
        private final Consumer<Key> reconcile;
        private final Set<Key> keys = new LinkedHashSet<>();
        private final Map<Key, Duration> retries = new HashMap<>();

        private Queue(Consumer<Key> reconcile) {
            this.reconcile = reconcile;
        }

        /** Looks at the key when the present change is done. */
        public void add(Key key) {
            if (keys.isEmpty()) {
                world.timeline().soon(this::work);
            }
            keys.add(key);
        }

        public void addAfter(Key key, Duration delay) {
            world.timeline().after(delay, () -> add(key));
        }

        /** Adds every object of a type. */
        public void addAll(String type) {
            for (ObjectNode each : objects().list(type, "")) {
                add(Key.of(type, each));
            }
        }

        private void work() {
            var now = List.copyOf(keys);
            keys.clear();
            for (Key key : now) {
                try {
                    reconcile.accept(key);
                    retries.remove(key);
                } catch (StatusException e) {
                    Duration delay = retries.getOrDefault(key, FIRST_RETRY);
                    Duration next = delay.multipliedBy(2);
                    retries.put(key, next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next);
                    addAfter(key, delay);
                }
            }
        }
    }
}
