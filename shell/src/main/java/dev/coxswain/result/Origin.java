package dev.coxswain.result;

import dev.coxswain.model.ResourceRef;

/**
 * Where an object came from.
 *
 * @param context the kubeconfig context of its cluster
 */
public record Origin(String context, ResourceRef ref) {}
