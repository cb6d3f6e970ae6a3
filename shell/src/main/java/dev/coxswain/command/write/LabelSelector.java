package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A selector as people type it, {@code app=web,tier in (a,b)}, as the object specs hold. */
public final class LabelSelector {
    private static final Pattern REQUIREMENT =
            Pattern.compile(
                    "\\s*(?:(?<not>!)\\s*)?(?<key>[\\w./-]+)\\s*"
                            + "(?:(?<equal>==?|!=)\\s*(?<value>[\\w.-]*)"
                            + "|(?<set>in|notin)\\s*\\((?<values>[^)]*)\\))?\\s*(?<end>,|$)");

    private LabelSelector() {}

    /**
     * Reads one.
     *
     * @throws FailureException in kubectl's words where it is none
     */
    public static ObjectNode of(String text) {
        ObjectNode labels = Json.object();
        Map<String, ObjectNode> expressions = new TreeMap<>();
        Matcher matcher = REQUIREMENT.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw unreadable(text, at);
            }
            at = matcher.end();
            String key = matcher.group("key");
            String operator = operator(matcher);
            if (operator.isEmpty()) {
                labels.put(key, matcher.group("value"));
                continue;
            }
            ObjectNode expression = Tree.object("key", key, "operator", operator);
            List<String> values = values(matcher);
            if (!values.isEmpty()) {
                expression.set("values", Tree.array(values));
            }
            expressions.put(key, expression);
        }
        return Tree.object(
                "matchLabels",
                labels.isEmpty() ? null : labels,
                "matchExpressions",
                Tree.arrayOrNull(List.copyOf(expressions.values())));
    }

    /** Whether labels are what a selector read by {@link #of} wants. */
    static boolean matches(ObjectNode selector, JsonNode labels) {
        for (Map.Entry<String, JsonNode> each : selector.path("matchLabels").properties()) {
            if (!labels.path(each.getKey()).equals(each.getValue())) {
                return false;
            }
        }
        for (JsonNode each : selector.path("matchExpressions")) {
            JsonNode value = labels.path(Json.text(each, "key"));
            boolean among = false;
            for (JsonNode wanted : each.path("values")) {
                among |= wanted.equals(value);
            }
            boolean met =
                    switch (Json.text(each, "operator")) {
                        case "In" -> among;
                        case "NotIn" -> !among;
                        case "Exists" -> !value.isMissingNode();
                        default -> value.isMissingNode();
                    };
            if (!met) {
                return false;
            }
        }
        return true;
    }

    private static String operator(Matcher matcher) {
        if (matcher.group("equal") != null) {
            return matcher.group("equal").equals("!=") ? "NotIn" : "";
        }
        if (matcher.group("set") != null) {
            return matcher.group("set").equals("in") ? "In" : "NotIn";
        }
        return matcher.group("not") == null ? "Exists" : "DoesNotExist";
    }

    private static List<String> values(Matcher matcher) {
        if (matcher.group("equal") != null) {
            return List.of(matcher.group("value"));
        }
        return matcher.group("set") == null
                ? List.of()
                : Stream.of(matcher.group("values").split(",", -1))
                        .map(String::strip)
                        .sorted()
                        .toList();
    }

    private static FailureException unreadable(String text, int at) {
        String[] words = text.substring(at).strip().split("[\\s,]+", -1);
        return FailureException.plain(
                "couldn't parse the selector string \""
                        + text
                        + "\": unable to parse requirement: found '"
                        + (words.length > 1 ? words[1] : "")
                        + "', expected: in, notin, =, ==, !=, gt, lt");
    }
}
