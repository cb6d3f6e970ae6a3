package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields an apply would take from other managers. */
final class Conflicts {
    private final Map<String, TreeSet<String>> fields = new TreeMap<>();

    /**
     * Notes fields of one manager.
     *
     * @param entry the manager's entry
     */
    void add(JsonNode entry, JsonNode taken) {
        TreeSet<String> paths = fields.computeIfAbsent(who(entry), _ -> new TreeSet<>());
        FieldSets.leaves(taken).forEach(leaf -> paths.add(FieldSets.shown(leaf)));
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The version is named only of those who did not apply. */
    private static String who(JsonNode entry) {
        String subresource = entry.path("subresource").asText("");
        String using =
                entry.path("operation").asText().equals("Apply")
                        ? ""
                        : " using " + entry.path("apiVersion").asText();
        return "\"%s\"%s%s"
                .formatted(
                        entry.path("manager").asText(),
                        subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"",
                        using);
    }

    StatusException fault() {
        List<Cause> causes = new ArrayList<>();
        List<String> told = new ArrayList<>();
        fields.forEach(
                (who, paths) -> {
                    for (String path : paths) {
                        causes.add(new Cause("FieldManagerConflict", "conflict with " + who, path));
                    }
                    told.add("conflicts with " + who + ":\n- " + String.join("\n- ", paths));
                });
        String all =
                causes.size() == 1
                        ? "1 conflict: %s: %s"
                                .formatted(causes.getFirst().message(), causes.getFirst().field())
                        : "%d conflicts: %s".formatted(causes.size(), String.join("\n", told));
        return new StatusException(
                409, "Conflict", "Apply failed with " + all, new Details("", "", "", causes, 0));
    }
}
