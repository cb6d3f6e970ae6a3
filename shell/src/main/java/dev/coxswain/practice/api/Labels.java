package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which labels are selected.
 *
 * @param requirements all of which must hold
 */
public record Labels(List<Requirement> requirements) {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(==|!=|=|,|\\(|\\)|!|<|>|[^\\s=!,()<>]+)");
    private static final List<String> OPERATORS =
            List.of("in", "notin", "=", "==", "!=", "gt", "lt", "<", ">");

    /**
     * One condition on one label.
     *
     * @param operator {@code in}, {@code notin}, {@code exists}, {@code !}, {@code gt}, {@code lt}
     */
    record Requirement(String key, String operator, Set<String> values) {
        boolean matches(JsonNode labels) {
            JsonNode value = labels.path(key);
            boolean there = !value.isMissingNode();
            return switch (operator) {
                case "in" -> there && values.contains(value.asText());
                case "notin" -> !there || !values.contains(value.asText());
                case "exists" -> there;
                case "!" -> !there;
                case "gt" -> there && value.asLong() > Long.parseLong(values.iterator().next());
                default -> there && value.asLong() < Long.parseLong(values.iterator().next());
            };
        }
    }

    public boolean matches(JsonNode labels) {
        for (Requirement each : requirements) {
            if (!each.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** A map of labels that must all be there, as services and replication controllers have it. */
    public static Labels plain(JsonNode map) {
        var all = new ArrayList<Requirement>();
        map.properties()
                .forEach(
                        each ->
                                all.add(
                                        new Requirement(
                                                each.getKey(),
                                                "in",
                                                Set.of(each.getValue().asText()))));
        return new Labels(all);
    }

    /** A {@code LabelSelector} object. */
    public static Labels structured(JsonNode selector) {
        var all = new ArrayList<>(plain(selector.path("matchLabels")).requirements);
        for (JsonNode each : selector.path("matchExpressions")) {
            var values = new TreeSet<String>();
            each.path("values").forEach(value -> values.add(value.asText()));
            String operator =
                    switch (each.path("operator").asText()) {
                        case "In" -> "in";
                        case "NotIn" -> "notin";
                        case "DoesNotExist" -> "!";
                        default -> "exists";
                    };
            all.add(new Requirement(each.path("key").asText(), operator, values));
        }
        return new Labels(all);
    }

    /**
     * Reads the text of a query, as {@code app=web,tier in (a,b),!old}.
     *
     * @throws StatusException 400 with the server's words
     */
    public static Labels parse(String text) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
        return new Parser(tokens).parse();
    }

    private static final class Parser {
        private final List<String> tokens;
        private int at;

        Parser(List<String> tokens) {
            this.tokens = tokens;
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private String next() {
            String token = peek();
            at++;
            return token;
        }

        Labels parse() {
            var all = new ArrayList<Requirement>();
            while (at < tokens.size()) {
                all.add(requirement());
                if (peek().equals(",")) {
                    next();
                    if (at >= tokens.size()) {
                        throw Faults.badRequest("found '', expected: identifier after ','");
                    }
                } else if (at < tokens.size()) {
                    throw Faults.badRequest(
                            "found '" + peek() + "', expected: ',' or 'end of string'");
                }
            }
            return new Labels(all);
        }

        private Requirement requirement() {
            boolean absent = peek().equals("!");
            if (absent) {
                next();
            }
            String key = next();
            if (key.isEmpty() || "=!,()==<>".contains(key)) {
                throw fault(key, "!, identifier, or 'end of string'");
            }
            requireKey(key);
            if (absent || at >= tokens.size() || peek().equals(",")) {
                return new Requirement(key, absent ? "!" : "exists", Set.of());
            }
            String operator = next();
            if (!OPERATORS.contains(operator)) {
                throw fault(operator, "in, notin, =, ==, !=, gt, lt");
            }
            return switch (operator) {
                case "in", "notin" -> new Requirement(key, operator, values());
                case "!=" -> new Requirement(key, "notin", Set.of(value()));
                case "gt", ">" -> new Requirement(key, "gt", number());
                case "lt", "<" -> new Requirement(key, "lt", number());
                default -> new Requirement(key, "in", Set.of(value()));
            };
        }

        private static void requireKey(String key) {
            var problems = new Problems();
            Names.key(key, "", problems);
            if (!problems.causes().isEmpty()) {
                throw Faults.badRequest(
                        "unable to parse requirement: <nil>: Invalid value: \""
                                + key
                                + "\": a valid label key must consist of alphanumeric characters,"
                                + " '-', '_' or '.', and must start and end with an alphanumeric"
                                + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex"
                                + " used for validation is"
                                + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional"
                                + " DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            }
        }

        private Set<String> number() {
            String value = value();
            if (!value.matches("-?\\d{1,18}")) {
                throw Faults.badRequest(
                        "values[0][]: Invalid value: \""
                                + value
                                + "\": for 'Gt', 'Lt' operators, the value must be an integer");
            }
            return Set.of(value);
        }

        private String value() {
            return at >= tokens.size() || peek().equals(",") ? "" : next();
        }

        private Set<String> values() {
            if (!peek().equals("(")) {
                throw Faults.badRequest(
                        "unable to parse requirement: found '" + peek() + "' expected: '('");
            }
            next();
            var values = new TreeSet<String>();
            while (!peek().equals(")")) {
                if (at >= tokens.size()) {
                    throw fault("", "',', ')' or identifier");
                }
                String value = next();
                if (!value.equals(",")) {
                    values.add(value);
                }
            }
            next();
            return values;
        }

        private static StatusException fault(String found, String expected) {
            return Faults.badRequest(
                    "unable to parse requirement: found '" + found + "', expected: " + expected);
        }
    }
}
