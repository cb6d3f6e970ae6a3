package dev.coxswain.cluster.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all kubeconfig files together say: of entries with one name the first file's counts, whole
 * (client-go's loading rules).
 *
 * @param currentContext the first one that is set, or null
 */
public record Kubeconfig(
        Map<String, Entry> clusters,
        Map<String, Entry> users,
        Map<String, Entry> contexts,
        @Nullable String currentContext) {

    /**
     * One named entry.
     *
     * @param value what stands under {@code cluster:}, {@code user:} or {@code context:}
     * @param directory what its relative paths start from
     */
    public record Entry(ObjectNode value, Path directory) {
        /** A field's text, or null where it is missing or empty. */
        public @Nullable String text(String field) {
            String text = Json.text(value, field);
            return text.isEmpty() ? null : text;
        }

        public boolean flag(String field) {
            return value.path(field).asBoolean(false);
        }

        /**
         * A field that names a file, relative to the entry's own file; null where it is missing.
         */
        public @Nullable Path path(String field) {
            String text = text(field);
            return text == null ? null : directory.resolve(text);
        }
    }

    /** No file at all. */
    public static final Kubeconfig EMPTY = new Kubeconfig(Map.of(), Map.of(), Map.of(), null);

    public Kubeconfig {
        clusters = Collections.unmodifiableMap(new LinkedHashMap<>(clusters));
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
        contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
    }

    /** This with what another adds where this says nothing. */
    Kubeconfig before(Kubeconfig other) {
        return new Kubeconfig(
                merged(clusters, other.clusters),
                merged(users, other.users),
                merged(contexts, other.contexts),
                currentContext != null ? currentContext : other.currentContext);
    }

    boolean isEmpty() {
        return clusters.isEmpty() && users.isEmpty() && contexts.isEmpty();
    }

    private static Map<String, Entry> merged(Map<String, Entry> first, Map<String, Entry> second) {
        Map<String, Entry> all = new LinkedHashMap<>(first);
        second.forEach(all::putIfAbsent);
        return all;
    }
}
