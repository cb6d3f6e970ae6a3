package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** Label selectors in the syntax of {@code -l}. */
final class Selectors {
    private Selectors() {}

    private record Term(String key, String text) {}

    /** The selector of a workload; empty where it selects all or nothing. */
    static String text(JsonNode selector) {
        List<Term> terms = new ArrayList<>();
        Fields.sorted(selector.path("matchLabels"))
                .forEach((key, value) -> terms.add(new Term(key, key + "=" + value.asText())));
        selector.path("matchExpressions").forEach(each -> terms.add(term(each)));
        terms.sort(Comparator.comparing(Term::key, Fields::byCodePoint));
        return String.join(",", terms.stream().map(Term::text).toList());
    }

    private static Term term(JsonNode expression) {
        String key = Json.text(expression, "key");
        List<String> values = new ArrayList<>(Fields.texts(expression.path("values")));
        values.sort(Fields::byCodePoint);
        String set = "(" + String.join(",", values) + ")";
        return new Term(
                key,
                switch (Json.text(expression, "operator")) {
                    case "In" -> key + " in " + set;
                    case "NotIn" -> key + " notin " + set;
                    case "DoesNotExist" -> "!" + key;
                    default -> key;
                });
    }

    /** The selector, {@code <none>} where it is empty. */
    static String orNone(JsonNode selector) {
        return Fields.orNone(text(selector));
    }

    /** A plain map of labels as a selector, {@code <none>} where it is empty. */
    static String pairs(JsonNode map) {
        StringJoiner pairs = new StringJoiner(",");
        Fields.sorted(map).forEach((key, value) -> pairs.add(key + "=" + value.asText()));
        return Fields.orNone(pairs.toString());
    }

    /** A plain map as the server takes it; empty for all. */
    static String query(JsonNode map) {
        return map.isEmpty() ? "" : pairs(map);
    }
}
