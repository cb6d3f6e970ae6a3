package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.List;

/** {@code create role|clusterrole}. */
final class Roles {
    static final String API = "rbac.authorization.k8s.io";
    private static final Flag<String> AGGREGATION =
            Flag.text("aggregation-rule")
                    .placeholder("KEY=VALUE,…")
                    .help("Labels of the cluster roles whose rules it takes over");

    private Roles() {}

    static List<Command> all() {
        return List.of(
                new Generator(
                        Signature.of("create role", "Create a role with one rule")
                                .flag(RoleRules.VERB, RoleRules.RESOURCE, RoleRules.RESOURCE_NAME)
                                .example(
                                        "create role reader --verb=get,list --resource=pods",
                                        "May look at pods"),
                        "",
                        List.of(),
                        Roles::role),
                new Generator(
                        Signature.of("create clusterrole", "Create a cluster role with one rule")
                                .flag(RoleRules.VERB, RoleRules.RESOURCE, RoleRules.RESOURCE_NAME)
                                .flag(RoleRules.NON_RESOURCE_URL, AGGREGATION)
                                .example(
                                        "create clusterrole reader --verb=get --resource=nodes",
                                        "May look at nodes"),
                        "",
                        List.of(),
                        Roles::clusterRole));
    }

    private static ObjectNode role(Invocation invocation, String name) {
        RoleRules rules = new RoleRules(invocation);
        if (rules.verbs().isEmpty()) {
            throw FailureException.plain("at least one verb must be specified");
        }
        if (invocation.get(RoleRules.RESOURCE).isEmpty()) {
            rules.checkVerbs();
            throw FailureException.plain("at least one resource must be specified");
        }
        return Tree.object(
                "kind",
                "Role",
                "apiVersion",
                API + "/v1",
                "metadata",
                Tree.object("name", name),
                "rules",
                rules.resources());
    }

    private static ObjectNode clusterRole(Invocation invocation, String name) {
        RoleRules rules = new RoleRules(invocation);
        String aggregation = invocation.get(AGGREGATION);
        List<String> resources = invocation.get(RoleRules.RESOURCE);
        List<String> urls = invocation.get(RoleRules.NON_RESOURCE_URL);
        ObjectNode role =
                Tree.object(
                        "kind",
                        "ClusterRole",
                        "apiVersion",
                        API + "/v1",
                        "metadata",
                        Tree.object("name", name));
        boolean given =
                !rules.verbs().isEmpty()
                        || !resources.isEmpty()
                        || !urls.isEmpty()
                        || !invocation.get(RoleRules.RESOURCE_NAME).isEmpty();
        if (!aggregation.isEmpty()) {
            if (given) {
                throw FailureException.plain(
                        "aggregation rule must be specified without nonResourceURLs, verbs,"
                                + " resources or resourceNames");
            }
            role.putNull("rules");
            role.set("aggregationRule", aggregation(aggregation));
            return role;
        }
        if (rules.verbs().isEmpty()) {
            throw FailureException.plain("at least one verb must be specified");
        }
        if (resources.isEmpty() && urls.isEmpty()) {
            throw FailureException.plain("one of resource or nonResourceURL must be specified");
        }
        role.set("rules", clusterRules(rules, resources, urls));
        return role;
    }

    private static ArrayNode clusterRules(
            RoleRules rules, List<String> resources, List<String> urls) {
        ArrayNode all = Json.array();
        if (!resources.isEmpty()) {
            all.addAll(rules.resources());
        }
        if (!urls.isEmpty()) {
            all.add(rules.urls(urls));
        }
        return all;
    }

    private static ObjectNode aggregation(String text) {
        ObjectNode labels = Json.object();
        for (String each : text.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                throw FailureException.plain(
                        "invalid argument \""
                                + text
                                + "\" for \"--aggregation-rule\" flag: malformed pair, expect"
                                + " string=string");
            }
            labels.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
        }
        return Tree.object("clusterRoleSelectors", List.of(Tree.object("matchLabels", labels)));
    }
}
