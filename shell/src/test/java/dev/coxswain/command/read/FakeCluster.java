package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Answer;
import dev.coxswain.cluster.Channel;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Clusters;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.ResourceTypes;
import dev.coxswain.command.Command;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.WordParser;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Progress;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;
import dev.coxswain.session.Settings;

import io.fabric8.kubernetes.client.KubernetesClient;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A cluster of canned answers, by request target; anything else is not found. */
public final class FakeCluster implements Cluster {
    public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    public static final ResourceType PODS =
            type("", "Pod", "pods", true, List.of("po"), List.of("all"));
    public static final ResourceType SERVICES =
            type("", "Service", "services", true, List.of("svc"), List.of("all"));
    public static final ResourceType NODES =
            type("", "Node", "nodes", false, List.of("no"), List.of());
    public static final ResourceType NAMESPACES =
            type("", "Namespace", "namespaces", false, List.of("ns"), List.of());
    public static final ResourceType DEPLOYMENTS =
            type("apps", "Deployment", "deployments", true, List.of("deploy"), List.of("all"));
    public static final ResourceType REPLICA_SETS =
            type("apps", "ReplicaSet", "replicasets", true, List.of("rs"), List.of());
    public static final ResourceType STATEFUL_SETS =
            type("apps", "StatefulSet", "statefulsets", true, List.of("sts"), List.of());
    public static final ResourceType CONTROLLER_REVISIONS =
            type("apps", "ControllerRevision", "controllerrevisions", true, List.of(), List.of());

    /** Every request's method and target, in order. */
    public final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** Every body that was sent, in order. */
    public final List<String> bodies = new ArrayList<>();

    /** Every notice, in order. */
    public final List<String> notices = new ArrayList<>();

    /** Where relative names of files start. */
    public Path directory = Path.of("").toAbsolutePath();

    /** The variables of the program's surroundings. */
    public Map<String, String> environment = Map.of();

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final ResourceTypes types = new FakeTypes();
    private final Deque<Channel> channels = new ArrayDeque<>();

    private static ResourceType type(
            String group,
            String kind,
            String plural,
            boolean namespaced,
            List<String> shortNames,
            List<String> categories) {
        return new ResourceType(
                group,
                "v1",
                kind,
                plural,
                kind.toLowerCase(Locale.ROOT),
                namespaced,
                shortNames,
                categories,
                Set.of("get", "list", "watch"),
                Set.of());
    }

    /** Answers the target (path and query as sent) with this JSON. */
    public FakeCluster answer(String target, String json) {
        answers.put(target, json);
        return this;
    }

    /** Gives this channel to the next websocket. */
    public FakeCluster channel(Channel channel) {
        channels.add(channel);
        return this;
    }

    /** Runs a command on this cluster with the words behind its name. */
    public Result run(Command command, String... words) {
        return run(command, null, words);
    }

    /** Runs a command behind another result. */
    public Result run(Command command, @Nullable Result input, String... words) {
        return command.run(invocation(command, input, List.of(words)));
    }

    public Invocation invocation(Command command, @Nullable Result input, List<String> words) {
        return new Invocation(
                WordParser.parse(command.signature(), GlobalFlags.ALL, words),
                session(),
                input,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                notices::add,
                Progress.none(),
                new Cancellation(),
                null);
    }

    private Session session() {
        Clusters clusters =
                new Clusters() {
                    @Override
                    public List<ContextInfo> contexts(@Nullable String kubeconfig) {
                        return List.of(new ContextInfo("fake", "fake", "me", null));
                    }

                    @Override
                    public @Nullable String currentContext(@Nullable String kubeconfig) {
                        return "fake";
                    }

                    @Override
                    public Cluster open(ConnectionOptions options) {
                        return FakeCluster.this;
                    }
                };
        return new Session(
                new Session.Surroundings(
                        clusters,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        environment,
                        Settings.none(),
                        directory),
                ConnectionOptions.NONE,
                null);
    }

    @Override
    public String context() {
        return "fake";
    }

    @Override
    public String server() {
        return "https://fake:6443";
    }

    @Override
    public ResourceTypes types() {
        return types;
    }

    @Override
    public Answer send(Request request, Cancellation cancellation) {
        requests.add(request.method() + " " + request.target());
        byte[] body = request.body();
        if (body != null) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
        String json = answers.getOrDefault(request.target(), whole(request.target()));
        if (json == null) {
            throw notFound(request);
        }
        return new Answer(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer that holds all, where only less of it is asked for: a page, or no objects. */
    private @Nullable String whole(String target) {
        String json =
                answers.get(
                        target.replaceAll("[?&](includeObject=None|limit=500)", "")
                                .replaceFirst("^([^?&]*)&", "$1?"));
        if (json == null || !target.contains("includeObject=None")) {
            return json;
        }
        JsonNode table = Json.parse(json.getBytes(StandardCharsets.UTF_8));
        table.path("rows").forEach(row -> ((ObjectNode) row).putNull("object"));
        return table.toString();
    }

    private static FailureException notFound(Request request) {
        String[] parts = request.path().split("/");
        String message =
                parts.length < 2
                        ? "the server could not find the requested resource"
                        : parts[parts.length - 2]
                                + " \""
                                + parts[parts.length - 1]
                                + "\" not found";
        return new FailureException(
                new Failure.Api(404, "NotFound", message, List.of(), null, Failure.Details.NONE));
    }

    @Override
    public InputStream open(Request request, Cancellation cancellation) {
        return new ByteArrayInputStream(send(request, cancellation).body());
    }

    @Override
    public Channel connect(Request request, List<String> protocols, Cancellation cancellation) {
        requests.add("CONNECT " + request.target());
        return channels.remove();
    }

    @Override
    public KubernetesClient client() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
