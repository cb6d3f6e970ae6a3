package dev.coxswain.cluster;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What the global flags say about which cluster is meant and as whom; null where a flag was not
 * given, so equal options mean the same connection.
 *
 * @param kubeconfig the only file to read instead of those of KUBECONFIG
 * @param requestTimeout zero for none
 */
public record ConnectionOptions(
        @Nullable String kubeconfig,
        @Nullable String context,
        @Nullable String cluster,
        @Nullable String user,
        @Nullable String server,
        @Nullable String token,
        @Nullable String as,
        List<String> asGroups,
        @Nullable String asUid,
        @Nullable String certificateAuthority,
        @Nullable String clientCertificate,
        @Nullable String clientKey,
        @Nullable String tlsServerName,
        boolean insecureSkipTlsVerify,
        @Nullable Duration requestTimeout) {

    /** No flag given: whatever the kubeconfig says. */
    public static final ConnectionOptions NONE =
            new ConnectionOptions(
                    null, null, null, null, null, null, null, List.of(), null, null, null, null,
                    null, false, null);

    public ConnectionOptions {
        asGroups = List.copyOf(asGroups);
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
                        as,
                        asGroups,
                        asUid,
                        certificateAuthority,
                        clientCertificate,
                        clientKey,
                        tlsServerName,
                        insecureSkipTlsVerify,
                        requestTimeout);
    }
}
