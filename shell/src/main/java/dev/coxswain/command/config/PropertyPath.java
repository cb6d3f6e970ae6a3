package dev.coxswain.command.config;

import dev.coxswain.failure.FailureException;

import java.util.List;

/**
 * A place in a kubeconfig, as {@code contexts.lab.namespace}.
 *
 * @param kind {@code clusters}, {@code users} or {@code contexts}; empty for the current context
 * @param field what stands behind the entry's name; empty for the entry itself
 */
record PropertyPath(String kind, String name, List<String> field) {
    static PropertyPath of(String text) {
        if (text.equals("current-context")) {
            return new PropertyPath("", "", List.of());
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() < 2 || !KubeconfigForm.KINDS.contains(parts.getFirst())) {
            throw FailureException.plain("unable to parse " + text + " after [] at api.Config");
        }
        return new PropertyPath(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
    }

    boolean isCurrentContext() {
        return kind.isEmpty();
    }
}
