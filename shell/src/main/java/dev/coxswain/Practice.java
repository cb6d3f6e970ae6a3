package dev.coxswain;

import dev.coxswain.command.practice.PracticeHome;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.practice.Endpoint;
import dev.coxswain.practice.Host;
import dev.coxswain.practice.PracticeCluster;
import dev.coxswain.practice.Standby;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** This process's part in the practice cluster: host or guest, or none while nobody asks. */
final class Practice implements PracticeHome, AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final String MAIN = "dev.coxswain.Main";
    private static final int PATIENCE_SECONDS = 60;

    private final Surroundings surroundings;
    private final Path directory;
    private final Notices notices;
    private PracticeCluster.@Nullable Membership membership;

    Practice(Surroundings surroundings, Notices notices) {
        this.surroundings = surroundings;
        this.directory = surroundings.data().resolve("practice");
        this.notices = notices;
    }

    @Override
    public Path directory() {
        return directory;
    }

    /** The kubeconfig by which this program and those it starts reach the cluster. */
    Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    /** The same, once somebody serves the cluster. */
    Path servedKubeconfig() {
        join();
        return kubeconfig();
    }

    @Override
    public List<String> program() {
        Path root = surroundings.root();
        Path launcher = root == null ? null : root.resolve("cox");
        if (launcher != null && Files.isExecutable(launcher)) {
            return List.of(launcher.toString());
        }
        return thisProgram();
    }

    /** The very program that runs, whatever has become of its sources since. */
    private List<String> thisProgram() {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1"));
        if (surroundings.root() != null) {
            words.add("-Dcox.root=" + surroundings.root());
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path", ""), MAIN));
        return words;
    }

    @Override
    public Optional<Host> host() {
        return Host.of(directory);
    }

    @Override
    public OptionalLong background() {
        return Standby.process(directory);
    }

    @Override
    public synchronized Endpoint join() {
        PracticeCluster.Membership now = membership;
        if (now != null && (now.hosted().isPresent() || isServedAt(now.endpoint()))) {
            return now.endpoint();
        }
        return using(
                () -> {
                    Files.createDirectories(directory);
                    PracticeCluster.Membership joined =
                            PracticeCluster.joinOrHost(directory, notices::warning);
                    membership = joined;
                    if (joined.hosted().isPresent()) {
                        Host.note(directory, false, joined.endpoint());
                    }
                    writeKubeconfig(joined.endpoint());
                    return joined.endpoint();
                });
    }

    private boolean isServedAt(Endpoint endpoint) {
        return host().filter(host -> host.endpoint().equals(endpoint)).isPresent();
    }

    private void writeKubeconfig(Endpoint endpoint) throws IOException {
        Path fresh =
                Files.createTempFile(
                        directory,
                        "kubeconfig-",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, Json.bytes(endpoint.kubeconfig()));
        Files.move(fresh, kubeconfig(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public synchronized void leave() {
        if (membership != null) {
            membership.close();
            membership = null;
        }
    }

    @Override
    public void serve(boolean background, Cancellation cancellation) {
        leave();
        using(
                () -> {
                    Files.createDirectories(directory);
                    if (!background) {
                        return hold(false, cancellation);
                    }
                    Optional<Standby> place = Standby.take(directory);
                    if (place.isPresent()) {
                        try (Standby _ = place.get()) {
                            return hold(true, cancellation);
                        }
                    }
                    return directory;
                });
        cancellation.check();
    }

    private Path hold(boolean background, Cancellation cancellation)
            throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(ended::countDown)) {
            Optional<PracticeCluster> opened = open();
            while (opened.isEmpty() && !ended.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                opened = open();
            }
            if (opened.isPresent()) {
                try (PracticeCluster cluster = opened.get()) {
                    Host.note(directory, background, cluster.endpoint());
                    writeKubeconfig(cluster.endpoint());
                    ended.await();
                }
            }
        }
        return directory;
    }

    private Optional<PracticeCluster> open() throws IOException {
        return PracticeCluster.open(directory, notices::warning);
    }

    @Override
    public Host startBackground(Cancellation cancellation) {
        return using(
                () -> {
                    Path log = surroundings.state().resolve("practice.log");
                    Files.createDirectories(log.getParent());
                    Process process = start(log);
                    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                    while (System.nanoTime() < end) {
                        Optional<Host> host = host();
                        if (host.filter(Host::background).isPresent()) {
                            return host.get();
                        }
                        if (host.isPresent() && background().isPresent()
                                || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                            break;
                        }
                        cancellation.check();
                    }
                    return waitingBehind(process, log);
                });
    }

    private Process start(Path log) throws IOException {
        // Deaf to the keys that end this program: it is to go on.
        List<String> words = new ArrayList<>(List.of("sh", "-c"));
        words.add("trap '' INT HUP QUIT; exec \"$@\"");
        words.add("sh");
        words.addAll(thisProgram());
        words.addAll(List.of("cluster", "serve", "--background"));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(log.toFile())
                        .redirectErrorStream(true);
        builder.environment()
                .put("XDG_DATA_HOME", directory.resolve("../..").normalize().toString());
        return builder.start();
    }

    /** The background process waits while a shell is the host, and takes over from it. */
    private Host waitingBehind(Process process, Path log) {
        Optional<Host> host = host();
        if (host.isPresent() && process.isAlive()) {
            return new Host(process.pid(), true, host.get().endpoint());
        }
        process.destroy();
        throw FailureException.plain(
                "the practice cluster did not come up in the background",
                "what it said is in " + log);
    }

    @Override
    public void stopBackground(long id) {
        ProcessHandle.of(id)
                .ifPresent(
                        process -> {
                            process.destroy();
                            process.onExit()
                                    .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                                    .join();
                            process.destroyForcibly();
                        });
    }

    @Override
    public void erase() {
        using(
                () -> {
                    if (!PracticeCluster.erase(directory)) {
                        throw FailureException.plain(
                                "another process serves the practice cluster and was not ended");
                    }
                    return directory;
                });
    }

    /** Work on the directory, its failures in words. */
    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T using(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Interrupted(), e);
        }
    }

    private FailureException unusable(IOException e) {
        return new FailureException(
                new Failure.File("the practice cluster cannot use " + directory + ": " + e), e);
    }

    @Override
    public void close() {
        leave();
    }
}
