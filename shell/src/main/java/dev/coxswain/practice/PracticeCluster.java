package dev.coxswain.practice;

import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.http.Identity;
import dev.coxswain.practice.http.Server;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.StoreFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** A running cluster: its store, its machinery and its API on the loopback interface. */
public final class PracticeCluster implements AutoCloseable {
    private final Store store;
    private final InstantSource clock;
    private final Consumer<String> said;
    private final Server server;
    private final Endpoint endpoint;
    private volatile Machinery machinery;

    private PracticeCluster(Path directory, Store store, InstantSource clock, Consumer<String> said)
            throws IOException {
        this.store = store;
        this.clock = clock;
        this.said = said;
        int port = Endpoint.rememberedPort(directory);
        this.machinery = Machinery.assemble(store, clock);
        Identity identity = Identity.open(directory);
        Stagehand stagehand = new Stagehand(this, new Snapshots(directory));
        this.server =
                new Server(machinery.api(), machinery.node().access(), stagehand, identity, port);
        this.endpoint = Endpoint.of(server.port(), identity);
        endpoint.remember(directory);
        machinery.start(clock, said);
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
            return Optional.of(new PracticeCluster(directory, store, clock, said));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
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
        return machinery.api();
    }

    /** What lives in it at the moment. */
    Machinery machinery() {
        return machinery;
    }

    /** Keeps all it holds in a file of its own. */
    void save(Path file) throws IOException {
        store.copyTo(file);
    }

    /**
     * Puts a state that was kept in the place of all it holds, and goes on from there; watches end,
     * other connections stay.
     *
     * @throws IOException where the file cannot be read; all is as it was then
     */
    synchronized void restore(Path file) throws IOException {
        Machinery before = machinery;
        server.endWatches();
        before.timeline().close();
        before.node().abandon();
        try {
            store.restore(file);
        } finally {
            machinery = Machinery.assemble(store, clock);
            server.renew(machinery.api(), machinery.node().access());
            machinery.start(clock, said);
        }
    }

    /** Stops serving and lets another process host the cluster; all that was answered is kept. */
    @Override
    public synchronized void close() {
        server.close();
        machinery.timeline().close();
        machinery.node().close();
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
