package dev.coxswain.cluster.transport;

import dev.coxswain.document.Json;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Builds fabric8's client upon the gate; nothing of fabric8 is loaded before. */
final class FabricClient {
    private FabricClient() {}

    static KubernetesClient of(Gate gate) {
        Config config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl(gate.connection().server().toString())
                        .withRequestRetryBackoffLimit(0)
                        .withOnlyHttpWatches(true)
                        .withUserAgent(UserAgent.TEXT)
                        // The gate logs in; a provider keeps fabric8 from looking for a login.
                        .withOauthTokenProvider(() -> null)
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new FabricTransport(gate))
                .withKubernetesSerialization(
                        new KubernetesSerialization(Json.mapper().copy(), true))
                .build();
    }
}
