package dev.coxswain.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.config.Credential.Login;
import dev.coxswain.cluster.config.Kubeconfig.Entry;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes a user's credential: token, token file, basic, plugin or OpenID Connect, in that order. */
public final class UserCredentials implements ConnectionResolver.Credentials {
    /** Makes the credential of a user with an {@code auth-provider: oidc}. */
    @FunctionalInterface
    public interface OpenId {
        Credential of(Entry user, String userName);
    }

    /** What took the place of providers that clients once had built in (client-go). */
    private static final Map<String, String> MOVED =
            Map.of(
                    "gcp",
                    "\"gke-gcloud-auth-plugin\" kubectl/client-go credential plugin instead.\n"
                            + "See https://cloud.google.com/blog/products/containers-kubernetes/"
                            + "kubectl-auth-changes-in-gke",
                    "azure",
                    "https://github.com/Azure/kubelogin kubectl/client-go credential plugin"
                            + " instead.\nSee https://kubernetes.io/docs/reference/access-authn-authz/"
                            + "authentication/#client-go-credential-plugins");

    private final ExecProgram program;
    private final OpenId openId;
    private final Clock clock;

    /**
     * @param terminal whether standard input is a terminal that plugins may ask at
     */
    public UserCredentials(
            Map<String, String> environment,
            boolean terminal,
            Notices notices,
            OpenId openId,
            Clock clock) {
        this.program = new ExecProgram(environment, terminal, notices);
        this.openId = openId;
        this.clock = clock;
    }

    @Override
    public Credential of(Entry user, String userName, Entry cluster, URI server) {
        ClientCertificate certificate = certificate(user, userName);
        String token = user.text("token");
        Path file = user.path("tokenFile");
        String name = user.text("username");
        if (name != null && (token != null || file != null)) {
            throw KubeconfigReader.config(
                    "more than one authentication method found for "
                            + userName
                            + "; found [token basicAuth], only one is allowed");
        }
        if (file != null) {
            return new TokenFile(file, token, certificate, clock);
        }
        if (token != null) {
            return Credential.of(new Login("Bearer " + token, certificate));
        }
        if (name != null) {
            String pair = name + ":" + Json.text(user.value(), "password");
            return Credential.of(
                    new Login(
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                            certificate));
        }
        if (user.value().path("exec").isObject()) {
            ExecSpec spec = ExecSpec.of(user, userName, cluster, server);
            return new ExecCredential(spec, program, server.getAuthority(), clock);
        }
        return provided(user, userName, certificate);
    }

    private Credential provided(
            Entry user, String userName, @Nullable ClientCertificate certificate) {
        String provider = Json.text(user.value().path("auth-provider"), "name");
        String moved = MOVED.get(provider);
        if (moved != null) {
            throw KubeconfigReader.config(
                    "The "
                            + provider
                            + " auth plugin has been removed.\nPlease use the "
                            + moved
                            + " for further details");
        }
        if (provider.equals("oidc")) {
            demand(user, "idp-issuer-url");
            demand(user, "client-id");
            return openId.of(user, userName);
        }
        if (!provider.isEmpty()) {
            throw KubeconfigReader.config("no Auth Provider found for name \"" + provider + "\"");
        }
        return Credential.of(new Login(null, certificate));
    }

    private static void demand(Entry user, String field) {
        JsonNode config = user.value().path("auth-provider").path("config");
        if (Json.text(config, field).isEmpty()) {
            throw KubeconfigReader.config("Must provide " + field);
        }
    }

    private static @Nullable ClientCertificate certificate(Entry user, String userName) {
        List<String> faults = new ArrayList<>();
        byte[] certificate = material(user, "client-certificate", userName, faults);
        byte[] key = material(user, "client-key", userName, faults);
        if (!faults.isEmpty()) {
            throw ConnectionResolver.invalid(faults);
        }
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null) {
            throw KubeconfigReader.config(
                    "client-cert-data or client-cert must be specified for "
                            + userName
                            + " to use the clientKey authentication method.");
        }
        if (key == null) {
            throw KubeconfigReader.config(
                    "client-key-data or client-key must be specified for "
                            + userName
                            + " to use the clientCert authentication method.");
        }
        return new ClientCertificate(certificate, key);
    }

    /** The bytes of a field, or null where it is missing or, then told in faults, unreadable. */
    private static byte @Nullable [] material(
            Entry user, String field, String userName, List<String> faults) {
        try {
            return ConnectionResolver.material(user, field, userName);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Config(String message, _)) {
                faults.add(message);
                return null;
            }
            throw e;
        }
    }
}
