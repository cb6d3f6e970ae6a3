package dev.coxswain.practice.api;

import java.util.Set;

/** The versions of API groups that once were or still are, whether served or not. */
final class ApiVersions {
    private static final Set<String> KNOWN =
            Set.of(
                    "v1",
                    "apps/v1",
                    "apps/v1beta1",
                    "apps/v1beta2",
                    "extensions/v1beta1",
                    "batch/v1",
                    "batch/v1beta1",
                    "autoscaling/v1",
                    "autoscaling/v2",
                    "policy/v1",
                    "policy/v1beta1",
                    "networking.k8s.io/v1",
                    "networking.k8s.io/v1beta1",
                    "rbac.authorization.k8s.io/v1",
                    "rbac.authorization.k8s.io/v1beta1",
                    "storage.k8s.io/v1",
                    "storage.k8s.io/v1beta1",
                    "events.k8s.io/v1",
                    "discovery.k8s.io/v1",
                    "coordination.k8s.io/v1");

    private ApiVersions() {}

    static boolean known(String version) {
        return KNOWN.contains(version);
    }
}
