package dev.coxswain.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A login that a program gives: kept until it expires or the server refuses it, asked for by one
 * thread at a time (client-go's exec plugins, with its error words).
 */
final class ExecCredential implements Credential {
    private final ExecSpec spec;
    private final ExecProgram program;
    private final String host;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile @Nullable Kept kept;

    private record Kept(Login login, @Nullable Instant expires) {
        boolean valid(Instant now) {
            return expires == null || now.isBefore(expires);
        }
    }

    ExecCredential(ExecSpec spec, ExecProgram program, String host, Clock clock) {
        this.spec = spec;
        this.program = program;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public boolean ready() {
        Kept now = kept;
        return now != null && now.valid(clock.instant());
    }

    @Override
    public Login login(Cancellation cancellation) {
        Kept now = kept;
        if (now != null && now.valid(clock.instant())) {
            return now.login;
        }
        await(cancellation);
        try {
            now = kept;
            if (now == null || !now.valid(clock.instant())) {
                now = read(program.run(spec, cancellation));
                kept = now;
            }
            return now.login;
        } catch (ExecProgram.ExecException e) {
            throw failed(e.getMessage());
        } finally {
            running.unlock();
        }
    }

    private void await(Cancellation cancellation) {
        try {
            while (!running.tryLock(50, TimeUnit.MILLISECONDS)) {
                cancellation.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new dev.coxswain.flow.CancelledException();
        }
    }

    @Override
    public boolean refused(Login login) {
        Kept now = kept;
        if (now != null && now.login.equals(login)) {
            kept = null;
        }
        return true;
    }

    private Kept read(byte[] output) {
        if (new String(output, StandardCharsets.UTF_8).isBlank()) {
            throw failed("decoding stdout: the plugin printed nothing");
        }
        JsonNode answer;
        try {
            answer = Json.parse(output);
        } catch (UncheckedIOException _) {
            throw failed("decoding stdout: the plugin's output is not JSON");
        }
        String version = Json.text(answer, "apiVersion");
        if (!Json.text(answer, "kind").equals("ExecCredential")) {
            throw failed("decoding stdout: the plugin's output is not an ExecCredential");
        }
        if (!version.equals(spec.apiVersion())) {
            throw failed(
                    "exec plugin is configured to use API version "
                            + spec.apiVersion()
                            + ", plugin returned version "
                            + version);
        }
        JsonNode status = answer.path("status");
        if (!status.isObject()) {
            throw failed("exec plugin didn't return a status field");
        }
        return kept(status);
    }

    private Kept kept(JsonNode status) {
        String token = Json.text(status, "token");
        String certificate = Json.text(status, "clientCertificateData");
        String key = Json.text(status, "clientKeyData");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw failed("exec plugin returned only certificate or key, not both");
        }
        if (token.isEmpty() && certificate.isEmpty()) {
            throw failed("exec plugin didn't return a token or cert/key pair");
        }
        return new Kept(
                new Login(
                        token.isEmpty() ? null : "Bearer " + token,
                        certificate.isEmpty()
                                ? null
                                : new ClientCertificate(
                                        certificate.getBytes(StandardCharsets.US_ASCII),
                                        key.getBytes(StandardCharsets.US_ASCII))),
                expiry(Json.text(status, "expirationTimestamp")));
    }

    private @Nullable Instant expiry(String stamp) {
        try {
            return stamp.isEmpty() ? null : Instant.parse(stamp);
        } catch (DateTimeParseException e) {
            throw failed("decoding stdout: expirationTimestamp \"" + stamp + "\" is no time");
        }
    }

    private FailureException failed(@Nullable String why) {
        return new FailureException(
                new Failure.Unreachable(
                        Failure.Unreachable.Kind.OTHER, host, "getting credentials: " + why));
    }
}
