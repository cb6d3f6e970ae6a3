package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.session.Session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requests to the practice cluster that no Kubernetes API offers, whoever serves it. */
public record BackDoor(Cluster cluster, Cancellation cancellation) {
    /** The practice cluster, wherever the shell acts. */
    public static BackDoor of(Invocation invocation) {
        return new BackDoor(cluster(invocation.session()), invocation.cancellation());
    }

    private static Cluster cluster(Session session) {
        return session.cluster(
                ConnectionOptions.NONE.orContext(session.clusters().builtIn(session.kubeconfig())));
    }

    /**
     * What a request finds, for completion: nothing where the cluster is not there yet.
     *
     * @param path segments, not yet encoded
     */
    public static List<String> names(
            Session session, Function<JsonNode, List<String>> names, String... path) {
        Cluster cluster = cluster(session);
        return cluster.canAskQuietly()
                ? names.apply(new BackDoor(cluster, new Cancellation()).get(path))
                : List.of();
    }

    public ObjectNode get(String... path) {
        return cluster.send(Request.get(path(path)), cancellation).object();
    }

    public ObjectNode post(ObjectNode body, String... path) {
        return cluster.send(Request.post(path(path), body), cancellation).object();
    }

    public ObjectNode delete(String... path) {
        return cluster.send(Request.delete(path(path), null), cancellation).object();
    }

    private static String path(String... segments) {
        return Arrays.stream(segments)
                .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/practice/", ""));
    }
}
