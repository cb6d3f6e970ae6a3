package dev.coxswain.practice;

import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Bootstrap;
import dev.coxswain.practice.api.Kinds;
import dev.coxswain.practice.api.World;
import dev.coxswain.practice.http.Identity;
import dev.coxswain.practice.http.Server;
import dev.coxswain.practice.node.PracticeNode;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.StoreFile;
import dev.coxswain.practice.store.Timeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** A running cluster: its store, its machinery and its API on the loopback interface. */
public final class PracticeCluster implements AutoCloseable {
    private static final Duration CATCH_UP = Duration.ofSeconds(1);

    private final Store store;
    private final Timeline timeline;
    private final ApiServer api;
    private final Server server;
    private final PracticeNode node;
    private final Endpoint endpoint;

    private PracticeCluster(
            Store store,
            Timeline timeline,
            ApiServer api,
            Server server,
            PracticeNode node,
            Endpoint endpoint) {
        this.store = store;
        this.timeline = timeline;
        this.api = api;
        this.server = server;
        this.node = node;
        this.endpoint = endpoint;
    }

    /**
     * Hosts the cluster of a directory on the system's clock.
     *
     * @param said gets what a person should know, line by line
     * @return empty where another process hosts it; see {@link #joinOrHost}
     * @throws IOException where the directory cannot be used
     */
    public static Optional<PracticeCluster> open(Path directory, Consumer<String> said)
            throws IOException {
        return open(directory, InstantSource.system(), said);
    }

    /** Hosts the cluster of a directory on a clock that is handed in. */
    public static Optional<PracticeCluster> open(
            Path directory, InstantSource clock, Consumer<String> said) throws IOException {
        Optional<Store> opened = StoreFile.open(directory, said);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Store store = opened.get();
        try {
            return Optional.of(start(directory, store, clock, said));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static PracticeCluster start(
            Path directory, Store store, InstantSource clock, Consumer<String> said)
            throws IOException {
        Instant last = store.lastChange();
        Instant now = clock.instant();
        boolean fresh = last.equals(Instant.EPOCH) || last.isAfter(now);
        Timeline timeline = new Timeline(fresh ? now : last);
        ApiServer api = new ApiServer(store, timeline, new Kinds());
        int port = Endpoint.rememberedPort(directory);
        Bootstrap.fill(api, 6443);
        PracticeNode node = Residents.moveIn(new World(api, timeline, store::shelf));
        timeline.catchUp(now, CATCH_UP);
        Identity identity = Identity.open(directory);
        Server server =
                new Server(api, node.access(), new Stagehand(timeline, node), identity, port);
        Endpoint endpoint = Endpoint.of(server.port(), identity);
        endpoint.remember(directory);
        timeline.start(clock, failure -> said.accept("the practice cluster stumbled: " + failure));
        node.openHostPorts();
        return new PracticeCluster(store, timeline, api, server, node, endpoint);
    }

    /**
     * Joins the cluster of a directory where a process hosts it, else hosts it here. Ask again when
     * a request finds nobody: the host may have ended.
     */
    public static Membership joinOrHost(Path directory, Consumer<String> said) throws IOException {
        Optional<PracticeCluster> hosted = open(directory, said);
        if (hosted.isPresent()) {
            return new Membership(hosted.get().endpoint(), hosted);
        }
        return new Membership(
                Endpoint.awaitHost(directory, Duration.ofSeconds(10)), Optional.empty());
    }

    /**
     * Deletes all that the cluster of a directory holds; its certificate, token and port stay.
     *
     * @return false where a process serves it
     */
    public static boolean erase(Path directory) throws IOException {
        return StoreFile.delete(directory);
    }

    /** Where the cluster answers and how one is let in. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The API in process. */
    public ApiServer api() {
        return api;
    }

    /** Stops serving and lets another process host the cluster; all that was answered is kept. */
    @Override
    public void close() {
        server.close();
        timeline.close();
        node.close();
        store.close();
    }

    /**
     * Being part of a cluster.
     *
     * @param hosted the cluster where this process hosts it
     */
    public record Membership(Endpoint endpoint, Optional<PracticeCluster> hosted)
            implements AutoCloseable {
        @Override
        public void close() {
            hosted.ifPresent(PracticeCluster::close);
        }
    }
}
