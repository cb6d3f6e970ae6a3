package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;

/** {@code create rolebinding|clusterrolebinding}. */
public final class Bindings {
    private static final Flag<String> ROLE =
            Flag.text("role").placeholder("NAME").help("The role of the namespace that is given");
    private static final Flag<String> CLUSTER_ROLE =
            Flag.text("clusterrole").placeholder("NAME").help("The cluster role that is given");
    public static final Flag<List<String>> USERS =
            Flag.repeated("user").placeholder("NAME").help("A user who is given it");
    public static final Flag<List<String>> GROUPS =
            Flag.repeated("group").placeholder("NAME").help("A group that is given it");
    public static final Flag<List<String>> ACCOUNTS =
            Flag.repeated("serviceaccount")
                    .placeholder("NAMESPACE:NAME")
                    .help("A service account that is given it");

    private Bindings() {}

    static List<Command> all() {
        return List.of(
                new Generator(
                        Signature.of("create rolebinding", "Give a role within a namespace")
                                .flag(ROLE, CLUSTER_ROLE, USERS, GROUPS, ACCOUNTS)
                                .example(
                                        "create rolebinding ann-edits --clusterrole=edit"
                                                + " --user=ann",
                                        "Ann may edit here"),
                        "failed to create rolebinding: ",
                        List.of(),
                        Bindings::inNamespace),
                new Generator(
                        Signature.of("create clusterrolebinding", "Give a role everywhere")
                                .flag(CLUSTER_ROLE, USERS, GROUPS, ACCOUNTS)
                                .example(
                                        "create clusterrolebinding ann-views --clusterrole=view"
                                                + " --user=ann",
                                        "Ann may look at everything"),
                        "failed to create clusterrolebinding: ",
                        List.of(CLUSTER_ROLE),
                        (invocation, name) ->
                                binding(
                                        invocation,
                                        "ClusterRoleBinding",
                                        name,
                                        "ClusterRole",
                                        invocation.get(CLUSTER_ROLE))));
    }

    private static ObjectNode inNamespace(Invocation invocation, String name) {
        String role = invocation.get(ROLE);
        String clusterRole = invocation.get(CLUSTER_ROLE);
        if (role.isEmpty() == clusterRole.isEmpty()) {
            throw FailureException.plain("exactly one of clusterrole or role must be specified");
        }
        return role.isEmpty()
                ? binding(invocation, "RoleBinding", name, "ClusterRole", clusterRole)
                : binding(invocation, "RoleBinding", name, "Role", role);
    }

    private static ObjectNode binding(
            Invocation invocation, String kind, String name, String roleKind, String role) {
        return Tree.object(
                "kind",
                kind,
                "apiVersion",
                Roles.API + "/v1",
                "metadata",
                Tree.object("name", name),
                "subjects",
                Tree.arrayOrNull(subjects(invocation)),
                "roleRef",
                Tree.object("apiGroup", Roles.API, "kind", roleKind, "name", role));
    }

    public static List<ObjectNode> subjects(Invocation invocation) {
        List<ObjectNode> subjects = new ArrayList<>();
        for (String user : invocation.get(USERS)) {
            subjects.add(Tree.object("kind", "User", "apiGroup", Roles.API, "name", user));
        }
        for (String group : invocation.get(GROUPS)) {
            subjects.add(Tree.object("kind", "Group", "apiGroup", Roles.API, "name", group));
        }
        for (String account : invocation.get(ACCOUNTS)) {
            String[] parts = account.split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw FailureException.plain("serviceaccount must be <namespace>:<name>");
            }
            subjects.add(
                    Tree.object("kind", "ServiceAccount", "name", parts[1], "namespace", parts[0]));
        }
        return subjects;
    }
}
