package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be done with one resource, or with paths that are none.
 *
 * @param groups the API group, or nothing for paths
 * @param resources the resource, or nothing for paths
 * @param names the objects it holds for, nothing for all
 */
record PolicyRule(
        List<String> groups,
        List<String> resources,
        List<String> names,
        List<String> urls,
        List<String> verbs) {

    private record Key(String group, String resource, List<String> names) {}

    /** The rules of a role, a row for each resource, in the order they are shown. */
    static List<PolicyRule> of(JsonNode rules) {
        List<PolicyRule> shown = new ArrayList<>();
        Map<Key, PolicyRule> byResource = new LinkedHashMap<>();
        for (JsonNode rule : rules) {
            resources(rule, byResource);
            for (String url : Fields.texts(rule.path("nonResourceURLs"))) {
                for (String verb : Fields.texts(rule.path("verbs"))) {
                    shown.add(
                            new PolicyRule(
                                    List.of(), List.of(), List.of(), List.of(url), List.of(verb)));
                }
            }
        }
        shown.addAll(byResource.values());
        shown.sort(Comparator.comparing(PolicyRule::sortKey, Fields::byCodePoint));
        return shown;
    }

    /** Every pair of resource and name apart, their verbs together. */
    private static void resources(JsonNode rule, Map<Key, PolicyRule> found) {
        List<List<String>> names = new ArrayList<>();
        Fields.texts(rule.path("resourceNames")).forEach(name -> names.add(List.of(name)));
        if (names.isEmpty()) {
            names.add(List.of());
        }
        for (String group : Fields.texts(rule.path("apiGroups"))) {
            for (String resource : Fields.texts(rule.path("resources"))) {
                for (String verb : Fields.texts(rule.path("verbs"))) {
                    names.forEach(name -> add(found, new Key(group, resource, name), verb));
                }
            }
        }
    }

    private static void add(Map<Key, PolicyRule> found, Key key, String verb) {
        List<String> verbs =
                found.computeIfAbsent(
                                key,
                                each ->
                                        new PolicyRule(
                                                List.of(each.group()),
                                                List.of(each.resource()),
                                                each.names(),
                                                List.of(),
                                                new ArrayList<>()))
                        .verbs();
        if (!verbs.contains(verb)) {
            verbs.add(verb);
        }
    }

    private String sortKey() {
        return "Verbs:%s,APIGroups:%s,Resources:%s,ResourceNames:%s,NonResourceURLs:%s,"
                .formatted(list(verbs), list(groups), list(resources), list(names), list(urls));
    }

    /** The resource with its group: {@code deployments.apps/scale}. */
    String qualifiedResource() {
        if (resources.isEmpty()) {
            return "";
        }
        String group = groups.isEmpty() ? "" : groups.getFirst();
        String resource = resources.getFirst();
        int slash = resource.indexOf('/');
        String name = slash < 0 ? resource : resource.substring(0, slash);
        String rest = slash < 0 ? "" : resource.substring(slash);
        return name + (group.isEmpty() ? "" : "." + group) + rest;
    }

    static String list(List<String> texts) {
        return "[" + String.join(" ", texts) + "]";
    }
}
