package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code auth reconcile}: makes roles and bindings allow at least what manifests say. */
final class Reconcile implements Command {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String OPTED_OUT = "rbac.authorization.kubernetes.io/autoupdate";
    private static final Set<String> KINDS =
            Set.of("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding");
    private static final Flag<Boolean> RULES =
            Flag.bool("remove-extra-permissions")
                    .help("Take away rights of roles that the manifests do not have");
    private static final Flag<Boolean> SUBJECTS =
            Flag.bool("remove-extra-subjects")
                    .help("Take away subjects of bindings that the manifests do not have");
    private static final Signature SIGNATURE =
            Signature.of("auth reconcile", "Make roles and bindings allow what manifests say")
                    .describe(
                            "Rights and subjects that are missing are added, a binding to another"
                                    + " role is made anew; other kinds are passed over.")
                    .flags(WriteFlags.FILES)
                    .flag(RULES, SUBJECTS, DryRun.FLAG)
                    .flags(OutputFlags.WRITE)
                    .example("auth reconcile -f roles.yaml", "Grant what the file says")
                    .example(
                            "auth reconcile -f roles.yaml --remove-extra-permissions --dry-run=client",
                            "What would be added and taken away?");

    private final Sources sources;

    Reconcile(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (!invocation.arguments().positional().isEmpty()) {
            throw FailureException.plain("no arguments are allowed");
        }
        if (!Sources.given(invocation)) {
            throw FailureException.plain("must specify one of -f and -k");
        }
        if (DryRun.of(invocation) == DryRun.SERVER) {
            throw FailureException.plain(
                    "--dry-run=server for command reconcile is not supported yet");
        }
        List<Writes.Step> steps = new ArrayList<>();
        for (Entry entry : sources.entries(invocation, "reconcile")) {
            steps.addAll(steps(invocation, entry));
        }
        return Writes.of(invocation, steps);
    }

    /** The write, then what is said of it, so that its line stands above. */
    private static List<Writes.Step> steps(Invocation invocation, Entry entry) {
        List<String> details = new ArrayList<>();
        Function<Manifest, List<Item>> write =
                manifest ->
                        isRole(manifest) ? List.of(one(invocation, manifest, details)) : List.of();
        return List.of(
                Sources.steps(List.of(entry), write).getFirst(),
                () -> {
                    details.forEach(invocation.notices()::line);
                    return List.of();
                });
    }

    private static boolean isRole(Manifest manifest) {
        String[] version = manifest.apiVersion().split("/", -1);
        if (!version[0].equals(GROUP) || !KINDS.contains(manifest.kind())) {
            return false;
        }
        if (!version[1].equals("v1")) {
            throw FailureException.plain(
                    "only %s/v1 is supported: not *%s.%s"
                            .formatted(GROUP, version[1], manifest.kind()));
        }
        return true;
    }

    private static Item one(Invocation invocation, Manifest manifest, List<String> details) {
        ResourceRef ref = Placement.of(invocation, manifest);
        ObjectNode live = invocation.objects().find(ref);
        boolean binding = Reconciled.isBinding(manifest.object());
        boolean exact = invocation.get(binding ? SUBJECTS : RULES);
        Reconciled change = Reconciled.of(manifest.object(), live, exact);
        boolean optedOut =
                live != null
                        && Json.at(live, "metadata", "annotations", OPTED_OUT)
                                .asText()
                                .equals("false");
        describe(change, binding ? "subjects" : "rules", optedOut, details);
        ObjectNode after = change.object();
        if (DryRun.of(invocation) == DryRun.NONE && !optedOut) {
            after = write(invocation, ref, change);
        }
        return Placement.written(invocation, ref, after, "reconciled");
    }

    private static ObjectNode write(Invocation invocation, ResourceRef ref, Reconciled change) {
        Map<String, String> options = Map.of("fieldManager", "kubectl-auth-reconcile");
        return switch (change.operation()) {
            case NONE -> change.object();
            case CREATE -> create(invocation, ref, change.object(), options);
            case UPDATE -> invocation.objects().replace(ref, change.object(), options);
            case RECREATE -> {
                invocation.objects().delete(ref, Json.object());
                yield create(invocation, ref, change.object(), options);
            }
        };
    }

    /** Creates a role or binding, and its namespace where that is not there yet. */
    private static ObjectNode create(
            Invocation invocation,
            ResourceRef ref,
            ObjectNode object,
            Map<String, String> options) {
        try {
            return invocation.objects().create(ref.type(), ref.namespace(), object, options);
        } catch (FailureException e) {
            if (ref.namespace() == null
                    || !(e.failure() instanceof Failure.Api api)
                    || api.code() != 404) {
                throw e;
            }
            ObjectNode namespace =
                    Tree.object(
                            "apiVersion",
                            "v1",
                            "kind",
                            "Namespace",
                            "metadata",
                            Tree.object("name", ref.namespace()));
            invocation.objects().create(Generated.type(namespace), null, namespace, options);
            return invocation.objects().create(ref.type(), ref.namespace(), object, options);
        }
    }

    private static void describe(
            Reconciled change, String what, boolean optedOut, List<String> details) {
        if (change.operation() == Reconciled.Operation.NONE) {
            return;
        }
        details.add(
                "\treconciliation required "
                        + change.operation().word()
                        + (optedOut ? ", but object opted out (" + OPTED_OUT + ": false)" : ""));
        String added = "missing " + what + " added";
        String removed = "extra " + what + " removed";
        if (what.equals("rules")) {
            list(details, added, change.added(), what);
            list(details, removed, change.removed(), what);
        } else {
            list(details, removed, change.removed(), what);
            list(details, added, change.added(), what);
        }
    }

    private static void list(List<String> details, String head, List<ObjectNode> all, String what) {
        if (all.isEmpty()) {
            return;
        }
        details.add("\t" + head + ":");
        for (ObjectNode each : all) {
            String words =
                    what.equals("rules") ? RuleCoverage.words(each) : RuleCoverage.subject(each);
            details.add("\t\t" + words);
        }
    }
}
