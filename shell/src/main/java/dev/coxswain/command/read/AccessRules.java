package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What a user may do by the server's own account, one row a resource, name or path. */
final class AccessRules {
    /** Column widths below which kubectl does not go, and the blanks between columns. */
    private static final int LEAST = 6;

    private static final int GAP = 3;

    private record Rule(
            List<String> verbs,
            List<String> groups,
            List<String> resources,
            List<String> names,
            List<String> paths) {
        String order() {
            return go(verbs) + go(groups) + go(resources) + go(names) + go(paths);
        }

        List<String> cells() {
            return List.of(resource(), go(paths), go(names), go(verbs));
        }

        private String resource() {
            if (resources.isEmpty()) {
                return "";
            }
            String[] parts = resources.getFirst().split("/", 2);
            String group = groups.isEmpty() ? "" : groups.getFirst();
            return parts[0]
                    + (group.isEmpty() ? "" : "." + group)
                    + (parts.length == 2 ? "/" + parts[1] : "");
        }
    }

    private AccessRules() {}

    private static String go(List<String> words) {
        return "[" + String.join(" ", words) + "]";
    }

    /**
     * The table kubectl prints.
     *
     * @param status the status of a SelfSubjectRulesReview
     */
    static String table(JsonNode status, boolean headers) {
        List<Rule> rules = new ArrayList<>(resources(status.path("resourceRules")));
        for (JsonNode rule : status.path("nonResourceRules")) {
            for (String path : texts(rule, "nonResourceURLs")) {
                rules.add(
                        new Rule(
                                texts(rule, "verbs"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(path)));
            }
        }
        rules.sort(Comparator.comparing(Rule::order));
        List<List<String>> rows = new ArrayList<>();
        if (headers) {
            rows.add(List.of("Resources", "Non-Resource URLs", "Resource Names", "Verbs"));
        }
        rules.forEach(rule -> rows.add(rule.cells()));
        return laidOut(rows);
    }

    private static Iterable<Rule> perName(JsonNode rule) {
        List<Rule> parts = new ArrayList<>();
        List<String> names = texts(rule, "resourceNames");
        for (String group : texts(rule, "apiGroups")) {
            for (String resource : texts(rule, "resources")) {
                for (String name : names.isEmpty() ? List.of("") : names) {
                    parts.add(
                            new Rule(
                                    texts(rule, "verbs"),
                                    List.of(group),
                                    List.of(resource),
                                    name.isEmpty() ? List.of() : List.of(name),
                                    List.of()));
                }
            }
        }
        return parts;
    }

    private static List<Rule> resources(JsonNode rules) {
        Map<List<List<String>>, Rule> merged = new LinkedHashMap<>();
        for (JsonNode rule : rules) {
            for (Rule part : perName(rule)) {
                merged.merge(
                        List.of(part.groups(), part.resources(), part.names()),
                        part,
                        (one, two) -> {
                            List<String> verbs = new ArrayList<>(one.verbs());
                            verbs.addAll(two.verbs());
                            return new Rule(
                                    verbs, one.groups(), one.resources(), one.names(), List.of());
                        });
            }
        }
        return List.copyOf(merged.values());
    }

    private static List<String> texts(JsonNode rule, String field) {
        return StreamSupport.stream(rule.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String laidOut(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                int column = i;
                int longest = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                int width = Math.max(LEAST, longest + GAP);
                text.append(row.get(i)).append(" ".repeat(width - row.get(i).length()));
            }
            text.append(row.getLast()).append('\n');
        }
        return text.toString();
    }
}
