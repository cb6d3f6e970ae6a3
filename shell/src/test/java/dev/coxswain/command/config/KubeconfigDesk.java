package dev.coxswain.command.config;

import dev.coxswain.cluster.Audit;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.WritePolicy;
import dev.coxswain.cluster.config.KubeconfigClusters;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Progress;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.session.Session;
import dev.coxswain.session.Settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody with two kubeconfig files who types {@code config} commands. */
final class KubeconfigDesk {
    static final String ONE =
            """
            apiVersion: v1
            kind: Config
            current-context: lab
            clusters:
            - name: lab
              cluster: {server: "https://lab:6443", certificate-authority-data: Q0E=}
            contexts:
            - name: lab
              context: {cluster: lab, user: ann}
            users:
            - name: ann
              user: {token: secret}
            """;
    static final String TWO =
            """
            apiVersion: v1
            kind: Config
            contexts:
            - name: home
              context: {cluster: lab, user: ann, namespace: mine}
            """;

    final Path one;
    final Path two;
    final List<String> notices = new ArrayList<>();
    private final Path directory;
    private Session session;

    /**
     * @param directory an empty one, for the files
     */
    KubeconfigDesk(Path directory) throws IOException {
        this.directory = directory;
        one = Files.writeString(directory.resolve("one"), ONE);
        two = Files.writeString(directory.resolve("two"), TWO);
        session = session(one + ":" + two);
    }

    /** The session of the commands. */
    Session session() {
        return session;
    }

    /** Begins anew with other files. */
    void use(String kubeconfig) {
        session = session(kubeconfig);
    }

    private Session session(String kubeconfig) {
        Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig);
        KubeconfigClusters clusters =
                new KubeconfigClusters(
                        new KubeconfigClusters.Surroundings(
                                environment,
                                directory,
                                directory,
                                directory,
                                line -> {},
                                Clock.systemUTC(),
                                WritePolicy.ALLOW,
                                Audit.NONE,
                                false));
        return new Session(
                new Session.Surroundings(
                        clusters, Clock.systemUTC(), environment, Settings.none(), directory),
                ConnectionOptions.NONE,
                null);
    }

    /** What a command prints, or what is said of its failure. */
    String run(String line) {
        var match = new CommandTable(Config.all()).find(List.of(line.split(" "))).orElseThrow();
        try {
            var result =
                    match.command()
                            .run(
                                    new Invocation(
                                            match.parse(),
                                            session,
                                            null,
                                            InputStream.nullInputStream(),
                                            OutputStream.nullOutputStream(),
                                            notices::add,
                                            Progress.none(),
                                            new Cancellation(),
                                            null));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Printer.print(result, out, Traits.PLAIN);
            return out.toString(StandardCharsets.UTF_8);
        } catch (FailureException e) {
            return String.join("\n", FailureReport.of(e.failure()).lines());
        }
    }
}
