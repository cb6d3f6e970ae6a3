package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;

/** Which rights some rules of a role give that others do not. */
final class RuleCoverage {
    private RuleCoverage() {}

    /** What {@code wanted} allows and {@code given} does not, in rules of one right each. */
    static List<ObjectNode> missing(JsonNode given, JsonNode wanted) {
        List<ObjectNode> missing = new ArrayList<>();
        for (JsonNode rule : wanted) {
            for (ObjectNode right : rights(rule)) {
                boolean covered = false;
                for (JsonNode each : given) {
                    covered |= covers(each, right);
                }
                if (!covered && !missing.contains(right)) {
                    missing.add(right);
                }
            }
        }
        return missing;
    }

    private static List<ObjectNode> rights(JsonNode rule) {
        List<ObjectNode> rights = new ArrayList<>();
        for (String group : texts(rule, "apiGroups")) {
            for (String resource : texts(rule, "resources")) {
                for (String verb : texts(rule, "verbs")) {
                    ObjectNode right =
                            Tree.object(
                                    "verbs",
                                    List.of(verb),
                                    "apiGroups",
                                    List.of(group),
                                    "resources",
                                    List.of(resource));
                    List<String> names = texts(rule, "resourceNames");
                    if (names.isEmpty()) {
                        rights.add(right);
                    }
                    for (String name : names) {
                        ObjectNode named = right.deepCopy();
                        named.set("resourceNames", Tree.array(List.of(name)));
                        rights.add(named);
                    }
                }
            }
        }
        for (String url : texts(rule, "nonResourceURLs")) {
            for (String verb : texts(rule, "verbs")) {
                rights.add(Tree.object("verbs", List.of(verb), "nonResourceURLs", List.of(url)));
            }
        }
        return rights;
    }

    private static boolean covers(JsonNode rule, JsonNode right) {
        if (!all(rule, right, "verbs") || !all(rule, right, "apiGroups")) {
            return false;
        }
        List<String> names = texts(rule, "resourceNames");
        List<String> wanted = texts(right, "resourceNames");
        return resources(rule, right)
                && urls(rule, right)
                && (names.isEmpty() || (!wanted.isEmpty() && names.containsAll(wanted)));
    }

    private static boolean all(JsonNode rule, JsonNode right, String field) {
        List<String> given = texts(rule, field);
        return given.contains("*") || given.containsAll(texts(right, field));
    }

    private static boolean resources(JsonNode rule, JsonNode right) {
        List<String> given = texts(rule, "resources");
        return given.contains("*")
                || texts(right, "resources").stream()
                        .allMatch(
                                each -> {
                                    int slash = each.indexOf('/');
                                    return given.contains(each)
                                            || (slash > 0
                                                    && given.contains("*" + each.substring(slash)));
                                });
    }

    private static boolean urls(JsonNode rule, JsonNode right) {
        List<String> given = texts(rule, "nonResourceURLs");
        return texts(right, "nonResourceURLs").stream()
                .allMatch(
                        url ->
                                given.stream()
                                        .anyMatch(
                                                each ->
                                                        each.equals(url)
                                                                || (each.endsWith("*")
                                                                        && url.startsWith(
                                                                                each.substring(
                                                                                        0,
                                                                                        each
                                                                                                        .length()
                                                                                                - 1)))));
    }

    /** A list of texts; empty where there is none. */
    static List<String> texts(JsonNode object, String field) {
        List<String> texts = new ArrayList<>();
        object.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** A rule as Go prints the struct. */
    static String words(JsonNode rule) {
        return "{Verbs:%s APIGroups:%s Resources:%s ResourceNames:%s NonResourceURLs:%s}"
                .formatted(
                        list(rule, "verbs"),
                        list(rule, "apiGroups"),
                        list(rule, "resources"),
                        list(rule, "resourceNames"),
                        list(rule, "nonResourceURLs"));
    }

    private static String list(JsonNode rule, String field) {
        return "[" + String.join(" ", texts(rule, field)) + "]";
    }

    /** A subject as Go prints the struct. */
    static String subject(JsonNode subject) {
        return "{Kind:%s APIGroup:%s Name:%s Namespace:%s}"
                .formatted(
                        Json.text(subject, "kind"),
                        Json.text(subject, "apiGroup"),
                        Json.text(subject, "name"),
                        Json.text(subject, "namespace"));
    }
}
