package dev.coxswain.cluster;

import org.jspecify.annotations.Nullable;

/**
 * One context of the kubeconfig, as {@code config get-contexts} shows it.
 *
 * @param namespace null where the context names none
 */
public record ContextInfo(String name, String cluster, String user, @Nullable String namespace) {}
