package dev.coxswain.cluster;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What the global flags say about which cluster is meant and as whom; null where a flag was not
 * given, so equal options mean the same connection.
 *
 * @param kubeconfig the only file to read instead of those of KUBECONFIG
 * @param asExtra {@code KEY=VALUE}, a key may stand more than once
 * @param requestTimeout zero for none
 */
public record ConnectionOptions(
        @Nullable String kubeconfig,
        @Nullable String context,
        @Nullable String cluster,
        @Nullable String user,
        @Nullable String server,
        @Nullable String token,
        @Nullable String username,
        @Nullable String password,
        @Nullable String as,
        List<String> asGroups,
        @Nullable String asUid,
        List<String> asExtra,
        @Nullable String certificateAuthority,
        @Nullable String clientCertificate,
        @Nullable String clientKey,
        @Nullable String tlsServerName,
        boolean insecureSkipTlsVerify,
        @Nullable Duration requestTimeout) {

    /** No flag given: whatever the kubeconfig says. */
    public static final ConnectionOptions NONE =
            new ConnectionOptions(
                    null, null, null, null, null, null, null, null, null, List.of(), null,
                    List.of(), null, null, null, null, false, null);

    public ConnectionOptions {
        asGroups = List.copyOf(asGroups);
        asExtra = List.copyOf(asExtra);
    }

    /** These options with a context where they name none. */
    public ConnectionOptions orContext(@Nullable String other) {
        return context != null || other == null
                ? this
                : new ConnectionOptions(
                        kubeconfig,
                        other,
                        cluster,
                        user,
                        server,
                        token,
                        username,
                        password,
                        as,
                        asGroups,
                        asUid,
                        asExtra,
                        certificateAuthority,
                        clientCertificate,
                        clientKey,
                        tlsServerName,
                        insecureSkipTlsVerify,
                        requestTimeout);
    }

    /** These options, and those of {@code base} where they say nothing. */
    public ConnectionOptions over(ConnectionOptions base) {
        return new ConnectionOptions(
                or(kubeconfig, base.kubeconfig),
                or(context, base.context),
                or(cluster, base.cluster),
                or(user, base.user),
                or(server, base.server),
                or(token, base.token),
                or(username, base.username),
                or(password, base.password),
                or(as, base.as),
                asGroups.isEmpty() ? base.asGroups : asGroups,
                or(asUid, base.asUid),
                asExtra.isEmpty() ? base.asExtra : asExtra,
                or(certificateAuthority, base.certificateAuthority),
                or(clientCertificate, base.clientCertificate),
                or(clientKey, base.clientKey),
                or(tlsServerName, base.tlsServerName),
                insecureSkipTlsVerify || base.insecureSkipTlsVerify,
                requestTimeout != null ? requestTimeout : base.requestTimeout);
    }

    /** These options reading another file. */
    public ConnectionOptions withKubeconfig(String file) {
        return new ConnectionOptions(
                file,
                context,
                cluster,
                user,
                server,
                token,
                username,
                password,
                as,
                asGroups,
                asUid,
                asExtra,
                certificateAuthority,
                clientCertificate,
                clientKey,
                tlsServerName,
                insecureSkipTlsVerify,
                requestTimeout);
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
