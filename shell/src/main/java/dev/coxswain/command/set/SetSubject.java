package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.create.Bindings;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code set subject}: adds users, groups and accounts to a role binding. */
final class SetSubject implements Command {
    private static final Signature SIGNATURE =
            FeatureChange.declared(
                            Signature.of("set subject", "Give a role binding's role to more"),
                            "TYPE/NAME")
                    .flag(Bindings.USERS, Bindings.GROUPS, Bindings.ACCOUNTS)
                    .example("set subject rolebinding edits --user=ann", "To Ann as well");

    private final Sources sources;

    SetSubject(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> targets = invocation.arguments().positional();
        if (targets.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        List<ObjectNode> subjects = Bindings.subjects(invocation);
        if (subjects.isEmpty()) {
            throw FailureException.plain(
                    "you must specify at least one value of user, group or serviceaccount");
        }
        return new FeatureChange(
                        invocation,
                        "subjects updated",
                        "failed to patch subjects to rolebinding: ",
                        false)
                .each(sources, targets, (object, named) -> add(object, named, subjects));
    }

    private static void add(ObjectNode object, String named, List<ObjectNode> subjects) {
        if (!Json.text(object, "kind").endsWith("RoleBinding")) {
            throw FailureException.plain(
                    named
                            + " setting subjects is only supported for"
                            + " RoleBinding/ClusterRoleBinding");
        }
        ArrayNode all = object.withArrayProperty("subjects");
        for (ObjectNode each : subjects) {
            boolean there = false;
            for (var now : all) {
                there |= now.equals(each);
            }
            if (!there) {
                all.add(each);
            }
        }
    }
}
