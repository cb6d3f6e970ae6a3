package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules of a role as flags describe them. */
final class RoleRules {
    static final Flag<List<String>> VERB =
            Flag.list("verb").placeholder("VERB").help("What may be done, as get, list, watch");
    static final Flag<List<String>> RESOURCE =
            Flag.list("resource")
                    .values(Values.Source.RESOURCE_TYPES)
                    .placeholder("TYPE[/SUBRESOURCE]")
                    .help("What it may be done to");
    static final Flag<List<String>> RESOURCE_NAME =
            Flag.repeated("resource-name").placeholder("NAME").help("Only the object of this name");
    static final Flag<List<String>> NON_RESOURCE_URL =
            Flag.list("non-resource-url").placeholder("/PATH").help("A path of the server itself");

    private static final Set<String> STANDARD =
            Set.of(
                    "*",
                    "get",
                    "delete",
                    "list",
                    "create",
                    "update",
                    "patch",
                    "watch",
                    "proxy",
                    "deletecollection",
                    "use",
                    "bind",
                    "escalate",
                    "impersonate");
    private static final Set<String> OF_URLS =
            Set.of("get", "put", "post", "head", "options", "delete", "patch", "*");

    /** Verbs that mean something for these types alone. */
    private static final Map<String, Set<String>> SPECIAL =
            Map.of(
                    "use",
                    Set.of("podsecuritypolicies.policy", "podsecuritypolicies.extensions"),
                    "bind",
                    Set.of("roles." + Roles.API, "clusterroles." + Roles.API),
                    "escalate",
                    Set.of("roles." + Roles.API, "clusterroles." + Roles.API),
                    "impersonate",
                    Set.of(
                            "users",
                            "serviceaccounts",
                            "groups",
                            "userextras.authentication.k8s.io"));

    private final Invocation invocation;
    private final List<String> verbs;

    RoleRules(Invocation invocation) {
        this.invocation = invocation;
        List<String> given = invocation.get(VERB).stream().distinct().toList();
        this.verbs = given.contains("*") ? List.of("*") : given;
    }

    List<String> verbs() {
        return verbs;
    }

    /** Warns of verbs that no type of Kubernetes knows. */
    void checkVerbs() {
        verbs.stream()
                .filter(verb -> !STANDARD.contains(verb))
                .forEach(
                        verb ->
                                invocation
                                        .notices()
                                        .line(
                                                "Warning: '"
                                                        + verb
                                                        + "' is not a standard resource verb"));
    }

    /**
     * One rule for each API group among the types.
     *
     * @throws FailureException in kubectl's words where a type is none, or not for these verbs
     */
    ArrayNode resources() {
        checkVerbs();
        Map<String, List<String>> byGroup = new TreeMap<>();
        for (Named each : named()) {
            List<String> names = byGroup.computeIfAbsent(each.group(), _ -> new ArrayList<>());
            if (!names.contains(each.path())) {
                names.add(each.path());
            }
        }
        List<String> objects = invocation.get(RESOURCE_NAME);
        List<ObjectNode> rules = new ArrayList<>();
        byGroup.forEach(
                (group, names) ->
                        rules.add(
                                Tree.object(
                                        "verbs",
                                        verbs,
                                        "apiGroups",
                                        List.of(group),
                                        "resources",
                                        names,
                                        "resourceNames",
                                        Tree.arrayOrNull(objects.stream().distinct().toList()))));
        return Tree.array(rules);
    }

    /** A type in a rule. */
    private record Named(String group, String path) {}

    private List<Named> named() {
        List<String> words = invocation.get(RESOURCE);
        if (words.contains("*")) {
            return List.of(new Named("", "*"));
        }
        List<Named> named = new ArrayList<>();
        for (String word : words) {
            int slash = word.indexOf('/');
            String typed = slash < 0 ? word : word.substring(0, slash);
            String rest = slash < 0 ? "" : word.substring(slash);
            if (typed.isEmpty()) {
                throw FailureException.plain(
                        "resource must be specified if apiGroup/subresource specified");
            }
            named.add(named(typed, rest));
        }
        return named;
    }

    private Named named(String typed, String rest) {
        ResourceType type = type(typed);
        int dot = typed.indexOf('.');
        String plural = type != null ? type.plural() : dot < 0 ? typed : typed.substring(0, dot);
        String group = type != null ? type.group() : dot < 0 ? "" : typed.substring(dot + 1);
        String qualified = group.isEmpty() ? plural : plural + "." + group;
        boolean special = false;
        for (String verb : verbs) {
            Set<String> only = SPECIAL.get(verb);
            if (only != null && !only.contains(qualified)) {
                throw FailureException.plain(
                        "can not perform '"
                                + verb
                                + "' on '"
                                + plural
                                + "' in group '"
                                + group
                                + "'");
            }
            special |= only != null;
        }
        if (type == null && !special) {
            throw new FailureException(
                    new Failure.Verbatim(
                            "the server doesn't have a resource type \""
                                    + plural
                                    + "\""
                                    + (group.isEmpty() ? "" : " in group \"" + group + "\""),
                            1));
        }
        return new Named(group, plural + rest);
    }

    private @Nullable ResourceType type(String typed) {
        String name = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
        try {
            return invocation.cluster().types().resolve(name, invocation.cancellation());
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.UnknownType) {
                return null;
            }
            throw e;
        }
    }

    /**
     * The rule for paths of the server.
     *
     * @throws FailureException in kubectl's words where a path or verb is none
     */
    ObjectNode urls(List<String> urls) {
        for (String verb : verbs) {
            if (!OF_URLS.contains(verb)) {
                throw FailureException.plain("invalid verb: '" + verb + "' for nonResourceURL");
            }
        }
        for (String url : urls) {
            if (url.equals("*")) {
                continue;
            }
            if (!url.startsWith("/")) {
                throw FailureException.plain("nonResourceURL should start with /");
            }
            if (url.substring(0, url.length() - 1).contains("*")) {
                throw FailureException.plain(
                        "nonResourceURL only supports wildcard matches when '*' is at the end");
            }
        }
        return Tree.object("verbs", verbs, "nonResourceURLs", urls);
    }
}
