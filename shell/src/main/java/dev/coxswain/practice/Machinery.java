package dev.coxswain.practice;

import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Kinds;
import dev.coxswain.practice.api.World;
import dev.coxswain.practice.kind.Bootstrap;
import dev.coxswain.practice.kind.BuiltInKinds;
import dev.coxswain.practice.node.PracticeNode;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What lives on a store: its time, the API, controllers and nodes. */
record Machinery(Timeline timeline, ApiServer api, PracticeNode node) {
    private static final Duration CATCH_UP = Duration.ofSeconds(1);

    /** Takes a state up and catches up with the clock; time stands still then. */
    static Machinery assemble(Store store, InstantSource clock) {
        return store.gather(() -> assembled(store, clock));
    }

    private static Machinery assembled(Store store, InstantSource clock) {
        Instant last = store.lastChange();
        Instant now = clock.instant();
        boolean fresh = last.equals(Instant.EPOCH) || last.isAfter(now);
        Timeline timeline = new Timeline(fresh ? now : last);
        ApiServer api = new ApiServer(store, timeline, new Kinds(new BuiltInKinds()));
        Bootstrap.fill(api, 6443);
        PracticeNode node = Residents.moveIn(new World(api, timeline, store::shelf));
        timeline.catchUp(now, CATCH_UP);
        return new Machinery(timeline, api, node);
    }

    /** Follows the clock from here on. */
    void start(InstantSource clock, Consumer<String> said) {
        timeline.start(clock, failure -> said.accept("the practice cluster stumbled: " + failure));
        node.openHostPorts();
    }
}
