package dev.coxswain.command.config;

import dev.coxswain.failure.FailureException;

import java.util.List;

/**
 * A place in a kubeconfig, as {@code contexts.lab.namespace}.
 *
 * @param kind {@code clusters}, {@code users}, {@code contexts} or {@code preferences}; empty for
 *     the current context
 * @param name the entry's; empty for all of the kind
 * @param field what stands behind the entry's name; empty for the entry itself
 */
record PropertyPath(String kind, String name, List<String> field) {
    private static final String PREFERENCES = "preferences";

    static PropertyPath of(String text) {
        if (text.equals("current-context")) {
            return new PropertyPath("", "", List.of());
        }
        if (text.equals(PREFERENCES) || text.equals(PREFERENCES + ".colors")) {
            return new PropertyPath(
                    PREFERENCES, text.equals(PREFERENCES) ? "" : "colors", List.of());
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() == 1 && KubeconfigForm.KINDS.contains(text)) {
            return new PropertyPath(text, "", List.of());
        }
        if (parts.size() < 2 || !KubeconfigForm.KINDS.contains(parts.getFirst())) {
            throw FailureException.plain("unable to parse " + text + " after [] at api.Config");
        }
        return new PropertyPath(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
    }

    /** Whether it is about the preferences, of which kubectl knows colors alone. */
    boolean isPreference() {
        return kind.equals(PREFERENCES);
    }

    boolean isCurrentContext() {
        return kind.isEmpty();
    }
}
