package dev.coxswain.cluster.config;

import static dev.coxswain.cluster.config.KubeconfigReader.config;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.config.Connection.Trust;
import dev.coxswain.cluster.config.Kubeconfig.Entry;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Finds the connection that a kubeconfig and the global flags mean (client-go's rules). */
public final class ConnectionResolver {
    /** Makes the credential of a user; programs and servers are asked on its first use only. */
    @FunctionalInterface
    public interface Credentials {
        Credential of(Entry user, String userName, Entry cluster, URI server);
    }

    private final Credentials credentials;
    private final Path directory;
    private final InCluster inCluster;

    public ConnectionResolver(Credentials credentials, Path directory, InCluster inCluster) {
        this.credentials = credentials;
        this.directory = directory;
        this.inCluster = inCluster;
    }

    /**
     * @throws FailureException in kubectl's words where something named does not exist
     */
    public Connection resolve(Kubeconfig kubeconfig, ConnectionOptions options) {
        String name = options.context() != null ? options.context() : kubeconfig.currentContext();
        Entry context = context(kubeconfig, options, name);
        Entry cluster = cluster(kubeconfig, options, context);
        String userName = options.user() != null ? options.user() : context.text("user");
        Entry user = user(kubeconfig, options, userName);
        Connection pod =
                kubeconfig.isEmpty() && options.server() == null ? inCluster.connection() : null;
        if (pod != null) {
            return pod;
        }
        String clusterName =
                options.cluster() != null ? options.cluster() : context.text("cluster");
        Trust trust = trust(options, cluster, clusterName);
        URI server = server(options, cluster, trust);
        return new Connection(
                name == null ? "" : name,
                server,
                trust,
                credentials.of(
                        withFlags(user, options),
                        userName == null ? "" : userName,
                        cluster,
                        server),
                proxy(cluster, clusterName),
                !cluster.flag("disable-compression"),
                Impersonation.headers(user, options, userName),
                options.requestTimeout(),
                cluster);
    }

    private Entry context(Kubeconfig kubeconfig, ConnectionOptions options, @Nullable String name) {
        Entry entry = name == null ? null : kubeconfig.contexts().get(name);
        if (entry != null) {
            return entry;
        }
        if (name != null
                && (options.context() != null
                        || options.cluster() == null && options.server() == null)) {
            throw invalid("context was not found for specified context: " + name);
        }
        return nothing();
    }

    private Entry cluster(Kubeconfig kubeconfig, ConnectionOptions options, Entry context) {
        String name = options.cluster() != null ? options.cluster() : context.text("cluster");
        Entry entry = name == null ? null : kubeconfig.clusters().get(name);
        if (entry == null && options.cluster() != null) {
            throw config("no server found for cluster \"" + options.cluster() + "\"");
        }
        if (entry == null && name != null && options.server() == null) {
            throw invalid("cluster \"" + name + "\" was not found");
        }
        return entry == null ? nothing() : entry;
    }

    private Entry user(Kubeconfig kubeconfig, ConnectionOptions options, @Nullable String name) {
        Entry entry = name == null ? null : kubeconfig.users().get(name);
        if (entry == null && options.user() != null) {
            throw config("auth info \"" + options.user() + "\" does not exist");
        }
        return entry == null ? nothing() : entry;
    }

    private Entry nothing() {
        return new Entry(Json.object(), directory);
    }

    private static URI server(ConnectionOptions options, Entry cluster, Trust trust) {
        String text = options.server() != null ? options.server() : cluster.text("server");
        if (text == null) {
            text = "http://localhost:8080";
        }
        // As client-go guesses: whoever says how to check certificates means TLS.
        boolean tls = trust.unchecked() || trust.authorities() != null;
        String whole = text.contains("://") ? text : (tls ? "https://" : "http://") + text;
        try {
            URI uri = new URI(whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return uri;
            }
            if (uri.getHost() != null) {
                throw new FailureException(
                        new Failure.Unreachable(
                                Failure.Unreachable.Kind.OTHER,
                                uri.getAuthority(),
                                "unsupported protocol scheme \"" + scheme + "\""));
            }
        } catch (URISyntaxException _) {
            // Worded below, as for every other address that is none.
        }
        throw config("host must be a URL or a host:port pair: \"" + text + "\"");
    }

    private Trust trust(ConnectionOptions options, Entry cluster, @Nullable String clusterName) {
        boolean unchecked =
                options.insecureSkipTlsVerify()
                        || (cluster.flag("insecure-skip-tls-verify")
                                && options.certificateAuthority() == null);
        boolean given =
                options.certificateAuthority() != null
                        || cluster.text("certificate-authority") != null
                        || cluster.text("certificate-authority-data") != null;
        if (unchecked && given && !options.insecureSkipTlsVerify()) {
            throw config(
                    "specifying a root certificates file with the insecure flag is not allowed");
        }
        String name =
                options.tlsServerName() != null
                        ? options.tlsServerName()
                        : cluster.text("tls-server-name");
        byte[] authorities =
                options.certificateAuthority() != null
                        ? file(
                                directory.resolve(options.certificateAuthority()),
                                "certificate-authority",
                                clusterName)
                        : material(cluster, "certificate-authority", clusterName);
        return new Trust(unchecked ? null : authorities, unchecked, name);
    }

    /** The bytes of a field pair {@code x-data} and {@code x}; null where both are missing. */
    static byte @Nullable [] material(Entry entry, String field, @Nullable String owner) {
        String data = entry.text(field + "-data");
        if (data != null) {
            return Base64.getMimeDecoder().decode(data);
        }
        Path path = entry.path(field);
        return path == null ? null : file(path, field, owner);
    }

    private static byte[] file(Path path, String field, @Nullable String owner) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw config(
                    "unable to read "
                            + field.replace("client-certificate", "client-cert")
                            + " "
                            + path
                            + " for "
                            + (owner == null ? "" : owner)
                            + " due to "
                            + FileWords.of(path, e));
        }
    }

    private static @Nullable URI proxy(Entry cluster, @Nullable String name) {
        String text = cluster.text("proxy-url");
        if (text == null) {
            return null;
        }
        String why;
        try {
            URI proxy = new URI(text);
            String scheme = proxy.getScheme() == null ? "" : proxy.getScheme();
            if (!List.of("http", "https", "socks5").contains(scheme)) {
                why = "unsupported scheme \"" + scheme + "\", must be http, https, or socks5";
            } else if (proxy.getHost() != null) {
                return proxy;
            } else {
                why = "it names no host";
            }
        } catch (URISyntaxException _) {
            why = "could not parse: " + text;
        }
        throw config("invalid 'proxy-url' \"" + text + "\" for cluster \"" + name + "\": " + why);
    }

    private Entry withFlags(Entry user, ConnectionOptions options) {
        if (options.token() == null
                && options.username() == null
                && options.password() == null
                && options.clientCertificate() == null
                && options.clientKey() == null) {
            return user;
        }
        var value = user.value().deepCopy();
        if (options.token() != null) {
            value.put("token", options.token());
            value.remove("tokenFile");
        }
        if (options.username() != null) {
            value.put("username", options.username());
        }
        if (options.password() != null) {
            value.put("password", options.password());
        }
        if (options.clientCertificate() != null) {
            value.put(
                    "client-certificate",
                    directory.resolve(options.clientCertificate()).toString());
            value.remove("client-certificate-data");
        }
        if (options.clientKey() != null) {
            value.put("client-key", directory.resolve(options.clientKey()).toString());
            value.remove("client-key-data");
        }
        return new Entry(value, user.directory());
    }

    /** kubectl's words for one fault, or for several. */
    static FailureException invalid(List<String> faults) {
        return faults.size() == 1
                ? config(faults.getFirst())
                : invalid("\n* " + String.join("\n* ", faults));
    }

    /** kubectl's head for a configuration that contradicts itself. */
    static FailureException invalid(String message) {
        return new FailureException(new Failure.Verbatim("Error in configuration: " + message, 1));
    }
}
