package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Where the numbers of {@code metrics.k8s.io} come from. */
@FunctionalInterface
public interface UsageSource {
    /**
     * What pods or nodes use now.
     *
     * @param type {@code pods} or {@code nodes}
     * @param namespace empty for every namespace
     * @return whole {@code PodMetrics} or {@code NodeMetrics} objects
     */
    List<ObjectNode> metrics(String type, String namespace);
}
