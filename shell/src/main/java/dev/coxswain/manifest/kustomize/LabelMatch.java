package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells whether labels are what a selector's text wants. */
@FunctionalInterface
public interface LabelMatch {
    boolean matches(String selector, JsonNode labels);
}
