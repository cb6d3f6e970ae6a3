package dev.coxswain.practice.api;

import java.util.Set;

/** The versions of API groups that once were or still are, whether served or not. */
public final class ApiVersions {
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

    /**
     * Whether the server has a kind in a version, be it one that is no longer served.
     *
     * @param schemas those of all kinds there are
     */
    static boolean has(String apiVersion, String kind, Schemas schemas) {
        int slash = apiVersion.indexOf('/');
        String version = apiVersion.substring(slash + 1);
        String home = home(slash < 0 ? "" : apiVersion.substring(0, slash)) + "." + version + ".";
        if (schemas.all().has("io.k8s.api." + home + kind)) {
            return true;
        }
        for (var each : schemas.all().properties()) {
            if (each.getKey().endsWith("." + home + kind)) {
                return true;
            }
        }
        return version.contains("beta") && KNOWN.contains(apiVersion);
    }

    /** The package in which the server keeps a group's types. */
    public static String home(String group) {
        int dot = group.indexOf('.');
        return group.isEmpty() ? "core" : dot < 0 ? group : group.substring(0, dot);
    }
}
