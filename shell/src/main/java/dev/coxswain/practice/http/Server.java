package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Backstage;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.store.Key;

import io.helidon.common.mapper.MapperManager;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The API over HTTPS on the loopback interface. */
public final class Server implements AutoCloseable {
    /** Kept, since the logging of the JDK forgets loggers nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("io.helidon");

    private final Backstage backstage;
    private final String token;
    private final WebServer web;
    private volatile Served served;

    /** What is served at the moment. */
    private record Served(ApiServer api, NodeAccess node, Router router, AtomicBoolean closed) {}

    /**
     * Starts serving.
     *
     * @param port the port that is wanted; another one is taken where it is busy or 0
     */
    public Server(
            ApiServer api, NodeAccess node, Backstage backstage, Identity identity, int port) {
        LIBRARY.setLevel(Level.OFF);
        shareMappers();
        this.backstage = backstage;
        this.token = identity.token();
        this.served = served(api, node);
        WebServer started;
        try {
            started = build(identity, port).start();
        } catch (UncheckedIOException | IllegalStateException e) {
            if (port == 0) {
                throw e;
            }
            started = build(identity, 0).start();
        }
        web = started;
    }

    /**
     * Otherwise the library looks for its mappers anew at each request, for the length of the body.
     */
    @SuppressWarnings("removal") // the library's own code asks there and nowhere else
    private static void shareMappers() {
        MapperManager.global(MapperManager.create());
    }

    private Served served(ApiServer api, NodeAccess node) {
        var closed = new AtomicBoolean();
        return new Served(api, node, new Router(api, node, backstage, token, closed), closed);
    }

    /** Ends all watches, those that are begun from here on too, until {@link #renew}. */
    public void endWatches() {
        served.closed().set(true);
    }

    /** Serves another state of the cluster from here on. */
    public void renew(ApiServer api, NodeAccess node) {
        served = served(api, node);
    }

    private boolean admits(String authorization) {
        return served.router().admits(authorization);
    }

    private WebServer build(Identity identity, int port) {
        var sockets = WsRouting.builder();
        for (String sub : List.of("exec", "attach", "portforward")) {
            sockets.endpoint(
                    "/api/v1/namespaces/{namespace}/pods/{name}/" + sub,
                    () -> new Socket(this::admits, this::session));
        }
        return WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .tls(
                        Tls.builder()
                                .sslContext(identity.context())
                                .sslParameters(parameters(identity.context()))
                                .build())
                .addRouting(
                        HttpRouting.builder()
                                .any(
                                        (request, response) ->
                                                served.router()
                                                        .handle(new Exchange(request, response))))
                .addRouting(sockets)
                .build();
    }

    /**
     * The JDK's own, ChaCha20 before AES: until the optimizing compiler comes to it, which for AES
     * is late, the JDK enciphers five times as much a second with it.
     */
    private static SSLParameters parameters(SSLContext context) {
        var parameters = new SSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        parameters.setCipherSuites(
                Arrays.stream(context.getDefaultSSLParameters().getCipherSuites())
                        .sorted(Comparator.comparing(each -> !each.contains("CHACHA20")))
                        .toArray(String[]::new));
        return parameters;
    }

    public int port() {
        return web.port();
    }

    private Socket.Session session(Socket.Opening opening, String protocol) {
        Target target = opening.target();
        ApiServer api = served.api();
        NodeAccess node = served.node();
        Kind kind = api.kinds().named("pods").orElseThrow();
        Key key = new Key("pods", target.namespace(), target.name());
        ObjectNode pod = api.read(kind, key);
        if (protocol.equals(Socket.TUNNEL)) {
            return new TunnelSession(node, key);
        }
        if (target.subresource().equals("portforward")) {
            List<Integer> ports =
                    opening.query().getOrDefault("ports", List.of()).stream()
                            .flatMap(each -> List.of(each.split(",")).stream())
                            .map(each -> (int) Reads.number(each))
                            .toList();
            if (ports.isEmpty()) {
                throw Faults.badRequest("query parameter \"port\" is required");
            }
            return new ForwardSession(node, key, ports);
        }
        String wanted = Queries.first(opening.query(), "container");
        return new ExecSession(node, key, Subresources.container(pod, wanted), opening);
    }

    /** Ends all watches and stops. */
    @Override
    public void close() {
        served.closed().set(true);
        web.stop();
    }
}
