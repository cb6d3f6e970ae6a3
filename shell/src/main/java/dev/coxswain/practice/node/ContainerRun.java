package dev.coxswain.practice.node;

import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.node.network.Host;
import dev.coxswain.practice.node.shell.Process;
import dev.coxswain.practice.node.shell.ShellStart;
import dev.coxswain.practice.node.shell.Streams;
import dev.coxswain.practice.store.Timeline;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** One life of a container: its process, files, ports and log, from start to exit. */
final class ContainerRun {
    private final ContainerStart start;
    private final Timeline timeline;
    private final ClusterNetwork network;
    private final Host host;
    private final IntConsumer exited;
    private final Map<Integer, ClusterNetwork.Server> ports = new ConcurrentHashMap<>();
    private final Map<Integer, Coroutine> children = new LinkedHashMap<>();
    private final ThreadLocal<Coroutine> current = new ThreadLocal<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Instant startedAt;
    private final LoadMeter load = new LoadMeter();
    private final Guests guests = new Guests();
    private final AtomicInteger ids = new AtomicInteger(6);
    private volatile boolean ended;
    private volatile int exitCode;
    private @Nullable Coroutine main;

    /**
     * @param exited is told the exit code once, on the timeline
     */
    ContainerRun(
            ContainerStart start,
            Timeline timeline,
            ClusterNetwork network,
            String address,
            IntConsumer exited) {
        this.start = start;
        this.timeline = timeline;
        this.network = network;
        this.host = network.host(start.pod(), address);
        this.exited = exited;
        this.startedAt = timeline.instant();
    }

    /**
     * Begins to run.
     *
     * @param again whether it ran already before the cluster was opened
     */
    void begin(boolean again) {
        if (start.waitingShell()) {
            return;
        }
        if (start.ownProgram()) {
            new ImageProgram(this, start, timeline).begin(again);
            return;
        }
        main =
                coroutine(
                        () -> {
                            int code = 255;
                            try {
                                code =
                                        ShellStart.run(
                                                new ContainerProcess(this, timeline, null),
                                                start.command(),
                                                streams());
                            } catch (InterruptedException e) {
                                return;
                            } finally {
                                int status = code;
                                if (!ended) {
                                    timeline.soon(() -> end(status));
                                }
                            }
                        });
    }

    private Streams streams() {
        var out = start.log().stream();
        return new Streams(InputStream.nullInputStream(), out, out, false);
    }

    private Coroutine coroutine(Runnable program) {
        var self = new Coroutine[1];
        self[0] =
                new Coroutine(
                        timeline,
                        () -> {
                            current.set(self[0]);
                            program.run();
                        });
        return self[0];
    }

    void listen(int port, ClusterNetwork.Server server) {
        if (!ended) {
            ports.put(port, server);
            network.listen(host.address(), port, server);
        }
    }

    /** Asks the process to end, as a signal does. */
    void signal(int signal) {
        int code =
                signal == 15 && start.ownProgram()
                        ? start.image().stop().map(Image.End::exitCode).orElse(143)
                        : 128 + signal;
        timeline.soon(() -> end(code));
    }

    /**
     * Asks it to stop within its grace.
     *
     * @return when it will have ended
     */
    Duration stop(Duration grace) {
        Image.End end = start.ownProgram() ? start.image().stop().orElse(null) : null;
        if (end != null && end.after().compareTo(grace) <= 0) {
            timeline.after(end.after(), () -> end(end.exitCode()));
            return end.after();
        }
        timeline.after(grace, () -> end(137));
        return grace;
    }

    /** Ends the container; only on the timeline, where it is told once. */
    void end(int code) {
        if (ended) {
            return;
        }
        exitCode = code;
        ended = true;
        ports.forEach((port, server) -> network.close(host.address(), port, server));
        children.values().forEach(Coroutine::kill);
        if (main != null) {
            main.kill();
        }
        start.log().end();
        over.countDown();
        exited.accept(code);
    }

    void spawn(Runnable work) {
        if (current.get() == null) {
            Thread.ofVirtual().start(work);
            return;
        }
        int id = ids.incrementAndGet();
        children.put(
                id,
                coroutine(
                        () -> {
                            try {
                                work.run();
                            } finally {
                                children.remove(id);
                            }
                        }));
    }

    /**
     * Runs one more program beside the main one, in turns on the timeline.
     *
     * @param done is told its exit code on the timeline, unless the container ends before
     */
    void launch(List<String> words, Streams streams, IntConsumer done) {
        int id = ids.incrementAndGet();
        children.put(
                id,
                coroutine(
                        () -> {
                            try {
                                var process =
                                        new ContainerProcess(
                                                this, timeline, String.join(" ", words));
                                int code = ShellStart.run(process, words, streams);
                                timeline.soon(() -> done.accept(code));
                            } catch (InterruptedException e) {
                                return;
                            } finally {
                                children.remove(id);
                            }
                        }));
    }

    boolean killChild(int id) {
        Coroutine child = children.remove(id);
        if (child != null) {
            timeline.soon(child::kill);
        }
        return child != null;
    }

    List<Process.Row> children() {
        return children.keySet().stream().map(id -> new Process.Row(id, user(), title())).toList();
    }

    /** What runs in the pod where its containers share their processes; else none. */
    List<ContainerRun> neighbours() {
        return start.neighbours().get();
    }

    Guests guests() {
        return guests;
    }

    int nextId() {
        return ids.incrementAndGet();
    }

    @Nullable Coroutine coroutine() {
        return current.get();
    }

    String title() {
        return start.ownProgram() ? start.image().title() : String.join(" ", start.command());
    }

    FileTree files() {
        return start.files();
    }

    Host host() {
        return host;
    }

    Map<String, String> environment() {
        return start.environment();
    }

    String directory() {
        return start.container().path("workingDir").asText(start.image().directory());
    }

    String user() {
        int id = start.container().path("securityContext").path("runAsUser").asInt(0);
        return id == 0 ? start.image().user() : "app";
    }

    Image image() {
        return start.image();
    }

    String id() {
        return start.id();
    }

    LogBook log() {
        return start.log();
    }

    /** Whether its process is a shell that waits for somebody to attach and type. */
    boolean waitingShell() {
        return start.waitingShell();
    }

    LoadMeter load() {
        return load;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean ended() {
        return ended;
    }

    /** Waits for the end and gives the exit code. */
    int await() throws InterruptedException {
        over.await();
        return exitCode;
    }
}
