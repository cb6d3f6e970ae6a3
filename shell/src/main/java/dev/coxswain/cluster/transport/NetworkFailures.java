package dev.coxswain.cluster.transport;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.Failure.Unreachable;
import dev.coxswain.failure.Failure.Unreachable.Kind;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/** What went wrong on the way to a server, in Go's words as kubectl shows them. */
final class NetworkFailures {
    private static final String VERIFY = "tls: failed to verify certificate: x509: ";

    private NetworkFailures() {}

    static FailureException of(Throwable thrown, URI server) {
        return new FailureException(failure(thrown, server), thrown);
    }

    /** A proxy on the way wants a login; Go's words. */
    static FailureException proxyLogin(URI server) {
        return new FailureException(
                new Unreachable(
                        Kind.OTHER, server.getAuthority(), "Proxy Authentication Required"));
    }

    private static Failure failure(Throwable thrown, URI server) {
        String host = server.getAuthority();
        if (find(thrown, HttpConnectTimeoutException.class) != null) {
            return new Unreachable(Kind.TIMEOUT, host, "dial tcp " + host + ": i/o timeout");
        }
        if (find(thrown, HttpTimeoutException.class) != null) {
            return new Unreachable(
                    Kind.TIMEOUT,
                    host,
                    "net/http: request canceled (Client.Timeout exceeded while awaiting headers)");
        }
        if (find(thrown, UnresolvedAddressException.class) != null
                || find(thrown, UnknownHostException.class) != null) {
            return new Unreachable(
                    Kind.UNKNOWN_HOST,
                    server.getHost(),
                    "dial tcp: lookup " + server.getHost() + ": no such host");
        }
        if (find(thrown, ConnectException.class) != null) {
            return connect(String.valueOf(root(thrown).getMessage()), host);
        }
        SSLException tls = find(thrown, SSLException.class);
        if (tls != null) {
            return tls(tls, server);
        }
        return broken(String.valueOf(root(thrown).getMessage()), host);
    }

    private static Unreachable connect(String message, String host) {
        if (message.contains("route to host") || message.contains("unreachable")) {
            return new Unreachable(
                    Kind.OTHER, host, "dial tcp " + host + ": connect: " + message.toLowerCase());
        }
        return new Unreachable(Kind.REFUSED, host, "connection refused");
    }

    private static Unreachable broken(String message, String host) {
        if (message.contains("reset")) {
            return new Unreachable(
                    Kind.RESET, host, "read tcp " + host + ": connection reset by peer");
        }
        if (message.contains("EOF")
                || message.contains("no bytes")
                || message.contains("closed")
                || message.contains("GOAWAY")) {
            return new Unreachable(Kind.RESET, host, "EOF");
        }
        if (message.contains("tunnel failed") || message.contains("Tunnel failed")) {
            return new Unreachable(Kind.OTHER, host, "proxyconnect: " + message);
        }
        return new Unreachable(Kind.OTHER, host, message);
    }

    private static Unreachable tls(SSLException e, URI server) {
        String host = server.getAuthority();
        String message = String.valueOf(e.getMessage());
        String root = String.valueOf(root(e).getMessage());
        if (find(e, CertificateExpiredException.class) != null
                || find(e, CertificateNotYetValidException.class) != null) {
            return new Unreachable(
                    Kind.UNTRUSTED,
                    host,
                    VERIFY + "certificate has expired or is not yet valid: " + root);
        }
        NamedTrust.Mismatch mismatch = find(e, NamedTrust.Mismatch.class);
        if (mismatch != null) {
            return new Unreachable(Kind.UNTRUSTED, host, VERIFY + mismatch.getMessage());
        }
        if (message.contains("PKIX path") || find(e, CertPathValidatorException.class) != null) {
            return new Unreachable(
                    Kind.UNTRUSTED, host, VERIFY + "certificate signed by unknown authority");
        }
        if (message.contains("Received fatal alert: ")) {
            String alert = message.substring(message.indexOf("alert: ") + "alert: ".length());
            return new Unreachable(
                    Kind.HANDSHAKE, host, "remote error: tls: " + alert.replace('_', ' '));
        }
        if (message.contains("plaintext connection") || message.contains("unrecognized SSL")) {
            return new Unreachable(
                    Kind.HANDSHAKE, host, "http: server gave HTTP response to HTTPS client");
        }
        if (root.equals("Remote host terminated the handshake")) {
            return new Unreachable(Kind.RESET, host, "EOF");
        }
        return new Unreachable(Kind.HANDSHAKE, host, "tls: " + root);
    }

    /** Whether the connection broke after it was there, so that a read may be tried again. */
    static boolean broke(Throwable thrown) {
        return find(thrown, HttpTimeoutException.class) == null
                && find(thrown, ConnectException.class) == null
                && find(thrown, SSLException.class) == null
                && find(thrown, java.io.IOException.class) != null;
    }

    private static <T> @Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static Throwable root(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
