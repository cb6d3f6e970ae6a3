package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.Audit;
import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.WritePolicy;
import dev.coxswain.cluster.WritePolicy.Verdict;
import dev.coxswain.cluster.config.Connection;
import dev.coxswain.cluster.config.Connection.Header;
import dev.coxswain.cluster.config.Credential.Login;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What every request passes on its way to a server, fabric8's own included: the write policy, the
 * login, retries of reads, the server's warnings.
 */
final class Gate implements AutoCloseable {
    /** What a proxy answers that wants a name and a password first; no API server does. */
    private static final int PROXY_LOGIN = 407;

    private static final int TRIES = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** Those who hear of requests, and who may forbid them. */
    record Guards(WritePolicy policy, Audit audit, Notices notices) {}

    /** An answer of any status; the body must be closed. */
    record Response(int status, HttpHeaders headers, InputStream body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private final Connection connection;
    private final Connections connections;
    private final Guards guards;
    private final Warnings warnings;

    Gate(Connection connection, Map<String, String> environment, Guards guards) {
        this.connection = connection;
        this.connections = new Connections(connection, environment);
        this.guards = guards;
        this.warnings = new Warnings(guards.notices());
    }

    Connection connection() {
        return connection;
    }

    /** Sends a request; gives whatever the server answers. */
    Response exchange(Outgoing outgoing, Cancellation work) {
        pass(outgoing, work);
        int refusals = 0;
        for (int tries = 1; ; tries++) {
            work.check();
            Login login = login(work);
            Response response = attempt(outgoing, login, work, tries);
            if (response == null) {
                continue;
            }
            if (response.status() == 401
                    && secure()
                    && refusals++ == 0
                    && connection.credential().refused(login)) {
                drop(response);
                continue;
            }
            Duration pause = pause(outgoing, response, tries);
            if (pause == null) {
                return response;
            }
            drop(response);
            Pause.of(pause, work);
        }
    }

    /** The answer, or null where the connection broke and a read may be sent again. */
    private @Nullable Response attempt(
            Outgoing outgoing, Login login, Cancellation work, int tries) {
        long start = System.nanoTime();
        int status = 0;
        try {
            HttpClient client = connections.client(login.certificate());
            HttpResponse<InputStream> answer =
                    Exchange.await(
                            client.sendAsync(
                                    request(outgoing, login),
                                    HttpResponse.BodyHandlers.ofInputStream()),
                            work);
            status = answer.statusCode();
            if (status == PROXY_LOGIN) {
                throw NetworkFailures.proxyLogin(connection.server());
            }
            warnings.pass(answer.headers().allValues("Warning"), work);
            return new Response(status, answer.headers(), body(answer, work));
        } catch (IOException e) {
            work.check();
            boolean again = outgoing.method() == Request.Method.GET && NetworkFailures.broke(e);
            if (again && tries < TRIES) {
                return null;
            }
            throw NetworkFailures.of(e, connection.server());
        } finally {
            tell(outgoing, status, start);
        }
    }

    private InputStream body(HttpResponse<InputStream> answer, Cancellation work) {
        InputStream raw = answer.body();
        boolean packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        InputStream unpacked = packed ? new Unpacked(raw) : raw;
        return new ExchangeBody(unpacked, raw, work, connection.host());
    }

    /** How long to wait before sending again, or null for no further try. */
    private static @Nullable Duration pause(Outgoing outgoing, Response response, int tries) {
        boolean busy = response.status() == 429 || response.status() == 503;
        if (!busy || outgoing.method() != Request.Method.GET || tries >= TRIES) {
            return null;
        }
        String after = response.header("Retry-After");
        Duration pause =
                after.matches("\\d{1,6}")
                        ? Duration.ofSeconds(Long.parseLong(after))
                        : Duration.ofMillis(100L << tries);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? null : pause;
    }

    /**
     * Lets a request pass or refuses it.
     *
     * @throws FailureException where the policy says so
     */
    void pass(Outgoing outgoing, Cancellation work) {
        if (!outgoing.writes()) {
            return;
        }
        Verdict verdict =
                guards.policy()
                        .judge(
                                new WritePolicy.Attempt(
                                        connection.context(),
                                        outgoing.method(),
                                        outgoing.target(),
                                        work));
        switch (verdict) {
            case Verdict.Allow() -> {}
            case Verdict.Refuse(String reason) -> throw FailureException.plain(reason);
            case Verdict.NeedsConfirmation(String what) ->
                    throw FailureException.plain(
                            what + " needs confirmation, and nobody was asked; nothing was sent");
        }
    }

    /** The login to send; none over plain HTTP, where everybody could read it. */
    Login login(Cancellation work) {
        return secure() ? connection.credential().login(work) : Login.NONE;
    }

    HttpClient client(Login login) {
        return connections.client(login.certificate());
    }

    URI uri(String target) {
        return URI.create(connection.server() + target);
    }

    private HttpRequest request(Outgoing outgoing, Login login) {
        HttpRequest.BodyPublisher body =
                outgoing.body() == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(outgoing.body());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri(outgoing.target()))
                        .method(outgoing.method().name(), body);
        outgoing.headers().forEach(each -> builder.header(each.name(), each.value()));
        headers(login).forEach(each -> builder.header(each.name(), each.value()));
        if (connection.compressed() && !loopback()) {
            builder.setHeader("Accept-Encoding", "gzip");
        }
        Duration timeout = outgoing.timeout() != null ? outgoing.timeout() : connection.timeout();
        if (timeout != null && timeout.isPositive()) {
            builder.timeout(timeout);
        }
        return builder.build();
    }

    /** What is sent with every request, whoever makes it. */
    List<Header> headers(Login login) {
        var headers = new java.util.ArrayList<>(connection.headers());
        headers.add(new Header("User-Agent", UserAgent.TEXT));
        if (login.authorization() != null) {
            headers.add(new Header("Authorization", login.authorization()));
        }
        return headers;
    }

    void tell(Outgoing outgoing, int status, long start) {
        guards.audit()
                .sent(
                        new Audit.Sent(
                                connection.context(),
                                outgoing.method().name(),
                                outgoing.target(),
                                outgoing.writes()),
                        status,
                        Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean secure() {
        return connection.server().getScheme().equals("https");
    }

    private boolean loopback() {
        String host = connection.server().getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static void drop(Response response) {
        try (InputStream body = response.body()) {
            body.skip(64 * 1024);
        } catch (IOException | FailureException _) {
            // Nobody wants this body.
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
