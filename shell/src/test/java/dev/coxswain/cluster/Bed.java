package dev.coxswain.cluster;

import dev.coxswain.cluster.config.KubeconfigClusters;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory with kubeconfig files, and clusters opened from them; the clock stands still. */
public final class Bed {
    public final Path directory;
    public final Map<String, String> environment = new HashMap<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();
    public final HandClock clock = new HandClock();

    /** A clock moved by hand. */
    public static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");

        public void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public Bed(Path directory) {
        this.directory = directory;
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /** Writes a file below the directory. */
    public Path file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kubeconfig of one context in the place where it is looked for unasked. */
    public Path kubeconfig(String cluster, String user) {
        return file(
                ".kube/config",
                """
                apiVersion: v1
                kind: Config
                current-context: here
                contexts: [{name: here, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: %s}]
                users: [{name: u, user: %s}]
                """
                        .formatted(cluster, user));
    }

    public KubeconfigClusters clusters() {
        return new KubeconfigClusters(
                new KubeconfigClusters.Surroundings(
                        environment,
                        directory,
                        directory,
                        directory.resolve("cache"),
                        notices::add,
                        clock,
                        WritePolicy.ALLOW,
                        Audit.NONE,
                        false));
    }

    public Cluster open() {
        return clusters().open(ConnectionOptions.NONE);
    }

    /** The lines a person would see. */
    public static List<String> said(ThrowingCallable call) {
        try {
            call.call();
        } catch (FailureException e) {
            return FailureReport.of(e).lines();
        } catch (Throwable e) {
            return Assertions.fail(e);
        }
        return Assertions.fail("nothing failed");
    }

    /** The answer's text. */
    public static String get(Cluster cluster, String path) {
        return cluster.send(Request.get(path), new Cancellation()).text();
    }

    /** Options as a map from the flag's field to its value. */
    public static ConnectionOptions options(Map<String, String> flags) {
        return new ConnectionOptions(
                flags.get("kubeconfig"),
                flags.get("context"),
                flags.get("cluster"),
                flags.get("user"),
                flags.get("server"),
                flags.get("token"),
                flags.get("username"),
                flags.get("password"),
                flags.get("as"),
                flags.containsKey("as-group") ? List.of(flags.get("as-group")) : List.of(),
                flags.get("as-uid"),
                flags.containsKey("as-user-extra")
                        ? List.of(flags.get("as-user-extra").split("\\|"))
                        : List.of(),
                flags.get("certificate-authority"),
                flags.get("client-certificate"),
                flags.get("client-key"),
                flags.get("tls-server-name"),
                flags.containsKey("insecure"),
                flags.containsKey("timeout")
                        ? Duration.ofMillis(Long.parseLong(flags.get("timeout")))
                        : null);
    }
}
