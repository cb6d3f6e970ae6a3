package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Objects;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Origin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes what was applied once, matches the selector and is in the manifests no more ({@code apply
 * --prune}).
 */
final class Prune {
    static final Flag<Boolean> PRUNE =
            Flag.bool("prune").help("Delete what was applied before and is in no file now");
    static final Flag<List<String>> ALLOWLIST =
            Flag.repeated("prune-allowlist")
                    .placeholder("GROUP/VERSION/KIND")
                    .help("Only objects of this type; core for the core group");
    private static final List<String> USUAL =
            List.of(
                    "core/v1/ConfigMap",
                    "core/v1/Endpoints",
                    "core/v1/Namespace",
                    "core/v1/PersistentVolumeClaim",
                    "core/v1/PersistentVolume",
                    "core/v1/Pod",
                    "core/v1/ReplicationController",
                    "core/v1/Secret",
                    "core/v1/Service",
                    "batch/v1/Job",
                    "batch/v1/CronJob",
                    "networking.k8s.io/v1/Ingress",
                    "apps/v1/DaemonSet",
                    "apps/v1/Deployment",
                    "apps/v1/ReplicaSet",
                    "apps/v1/StatefulSet");

    private final Invocation invocation;
    private final List<String> allowed;
    private final Set<String> uids = new HashSet<>();
    private final Set<String> namespaces = new LinkedHashSet<>();

    private Prune(Invocation invocation, List<String> allowed) {
        this.invocation = invocation;
        this.allowed = allowed;
    }

    /**
     * What the flags ask for.
     *
     * @throws FailureException in kubectl's words where they do not say what may go
     */
    static Prune of(Invocation invocation) {
        boolean all = invocation.get(TargetFlags.ALL);
        boolean selected = !invocation.get(TargetFlags.SELECTOR).isEmpty();
        if (invocation.get(PRUNE) && !all && !selected) {
            throw FailureException.plain(
                    "all resources selected for prune without explicitly passing --all. To prune"
                            + " all resources, pass the --all flag. If you did not mean to prune"
                            + " all resources, specify a label selector");
        }
        if (all && selected) {
            throw FailureException.plain("cannot set --all and --selector at the same time");
        }
        return allowed(invocation);
    }

    /** The same for a command that only shows what would go, where all may be meant. */
    static Prune shown(Invocation invocation) {
        return allowed(invocation);
    }

    private static Prune allowed(Invocation invocation) {
        List<String> allowed = invocation.get(ALLOWLIST);
        for (String each : allowed) {
            if (each.split("/", -1).length != 3) {
                throw FailureException.plain(
                        "invalid GroupVersionKind format: "
                                + each
                                + ", please follow <group/version/kind>");
            }
        }
        return new Prune(invocation, allowed.isEmpty() ? USUAL : allowed);
    }

    /** Notes an object that was applied, which therefore stays. */
    List<Item> seen(Item item) {
        Origin origin = item.origin();
        if (origin != null) {
            seen(origin.ref(), Json.text(item.json(), "metadata", "uid"));
        }
        return List.of(item);
    }

    /** The same of an object by its address. */
    void seen(ResourceRef ref, String uid) {
        uids.add(uid);
        if (ref.namespace() != null) {
            namespaces.add(ref.namespace());
        }
    }

    /** Deletes the rest. */
    List<Item> run() {
        return candidates().stream().map(this::delete).toList();
    }

    /** The rest: objects that were applied once and were not seen. */
    List<Item> candidates() {
        List<Item> going = new ArrayList<>();
        List<ResourceType> types = types();
        for (String namespace : namespaces) {
            types.stream()
                    .filter(ResourceType::namespaced)
                    .forEach(type -> going.addAll(candidates(type, namespace)));
        }
        types.stream()
                .filter(type -> !type.namespaced())
                .forEach(type -> going.addAll(candidates(type, null)));
        return going;
    }

    private List<ResourceType> types() {
        List<ResourceType> types = new ArrayList<>();
        for (String each : allowed) {
            String[] parts = each.split("/", -1);
            String group = parts[0].equals("core") ? "" : parts[0];
            String version = group.isEmpty() ? parts[1] : group + "/" + parts[1];
            types.add(
                    invocation
                            .cluster()
                            .types()
                            .ofKind(version, parts[2], invocation.cancellation())
                            .orElseThrow(
                                    () ->
                                            FailureException.plain(
                                                    "no matches for kind \""
                                                            + parts[2]
                                                            + "\" in version \""
                                                            + version
                                                            + "\"")));
        }
        return types;
    }

    private List<Item> candidates(ResourceType type, @Nullable String namespace) {
        List<Item> going = new ArrayList<>();
        try (ItemSource source =
                invocation.objects().stream(
                        type,
                        Objects.listRequest(
                                type, namespace, TargetFlags.selector(invocation.arguments())))) {
            for (Item item = source.next(); item != null; item = source.next()) {
                if (item.origin() != null
                        && LastApplied.of(item.json()) != null
                        && !uids.contains(Json.text(item.json(), "metadata", "uid"))) {
                    going.add(item);
                }
            }
        }
        return going;
    }

    private Item delete(Item item) {
        ResourceRef ref = java.util.Objects.requireNonNull(item.origin()).ref();
        ObjectNode answer = Json.object();
        if (DryRun.of(invocation) != DryRun.CLIENT) {
            answer = invocation.objects().delete(ref, Deletion.options(invocation));
        }
        return Item.written(
                answer,
                new Origin(invocation.cluster().context(), ref),
                ref.qualifiedName() + " pruned" + DryRun.of(invocation).suffix());
    }
}
