package dev.coxswain.cluster.transport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.config.Connection.Trust;
import dev.coxswain.cluster.config.Credential;
import dev.coxswain.cluster.config.Kubeconfig.Entry;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * An OpenID Connect login: the kubeconfig's id token while it is valid, then fresh ones by its
 * refresh token (client-go's oidc auth provider). Fresh tokens stay in memory.
 */
public final class OpenIdCredential implements Credential {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final JsonNode config;
    private final Path directory;
    private final String user;
    private final Clock clock;
    private String token;
    private String refreshToken;
    private boolean refused;

    public OpenIdCredential(Entry entry, String user, Clock clock) {
        this.config = entry.value().path("auth-provider").path("config");
        this.directory = entry.directory();
        this.user = user;
        this.clock = clock;
        this.token = Json.text(config, "id-token");
        this.refreshToken = Json.text(config, "refresh-token");
    }

    @Override
    public synchronized boolean ready() {
        return !token.isEmpty() && !refused && valid(token);
    }

    @Override
    public synchronized Login login(Cancellation cancellation) {
        if (!ready()) {
            refresh(cancellation);
            refused = false;
        }
        return new Login("Bearer " + token, null);
    }

    @Override
    public synchronized boolean refused(Login login) {
        boolean current = ("Bearer " + token).equals(login.authorization());
        refused = current && !refreshToken.isEmpty();
        return refused || !current;
    }

    /** Whether a token's own expiry lies ahead; one without it is taken as it is. */
    private boolean valid(String jwt) {
        String[] parts = jwt.split("\\.");
        if (parts.length != 3) {
            return false;
        }
        try {
            JsonNode claims = Json.parse(Base64.getUrlDecoder().decode(parts[1]));
            JsonNode expiry = claims.path("exp");
            return !expiry.isNumber()
                    || clock.instant()
                            .plusSeconds(10)
                            .isBefore(Instant.ofEpochSecond(expiry.asLong()));
        } catch (IllegalArgumentException | UncheckedIOException _) {
            return false;
        }
    }

    private void refresh(Cancellation work) {
        if (refreshToken.isEmpty()) {
            throw failed("No valid id-token, and cannot refresh without refresh-token");
        }
        try (HttpClient client = client()) {
            String issuer = Json.text(config, "idp-issuer-url").replaceAll("/$", "");
            URI about = URI.create(issuer + "/.well-known/openid-configuration");
            JsonNode provider = answer(client, HttpRequest.newBuilder(about), work);
            String endpoint = Json.text(provider, "token_endpoint");
            if (endpoint.isEmpty()) {
                throw failed("failed to find the token endpoint of " + issuer);
            }
            JsonNode tokens = answer(client, ask(URI.create(endpoint)), work);
            String fresh = Json.text(tokens, "id_token");
            if (fresh.isEmpty()) {
                throw failed("token response did not contain an id_token");
            }
            token = fresh;
            String next = Json.text(tokens, "refresh_token");
            refreshToken = next.isEmpty() ? refreshToken : next;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw failed("oidc: " + e.getMessage());
        }
    }

    private HttpRequest.Builder ask(URI endpoint) {
        String id = Json.text(config, "client-id");
        String secret = Json.text(config, "client-secret");
        String form =
                "grant_type=refresh_token&refresh_token="
                        + encoded(refreshToken)
                        + (secret.isEmpty() ? "&client_id=" + encoded(id) : "");
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!secret.isEmpty()) {
            String pair = encoded(id) + ":" + encoded(secret);
            String basic =
                    Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            builder.header("Authorization", "Basic " + basic);
        }
        return builder;
    }

    private JsonNode answer(HttpClient client, HttpRequest.Builder request, Cancellation work) {
        HttpRequest ready = request.timeout(LIMIT).header("Accept", "application/json").build();
        try {
            HttpResponse<byte[]> answer =
                    Exchange.await(
                            client.sendAsync(ready, HttpResponse.BodyHandlers.ofByteArray()), work);
            if (answer.statusCode() != 200) {
                throw failed("oidc: " + ready.uri().getHost() + " answered " + answer.statusCode());
            }
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw NetworkFailures.of(e, ready.uri());
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(LIMIT)
                .sslContext(Tls.context(new Trust(authorities(), false, null), null))
                .build();
    }

    private byte @org.jspecify.annotations.Nullable [] authorities() {
        String data = Json.text(config, "idp-certificate-authority-data");
        if (!data.isEmpty()) {
            return Base64.getMimeDecoder().decode(data);
        }
        String file = Json.text(config, "idp-certificate-authority");
        try {
            return file.isEmpty() ? null : Files.readAllBytes(directory.resolve(file));
        } catch (IOException e) {
            throw failed("the certificate authority " + file + " cannot be read");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private FailureException failed(String why) {
        return new FailureException(
                new Failure.Config(why, "log in anew for the user \"" + user + "\""));
    }
}
