package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.ThreeWay;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.manifest.MergeKeys;
import dev.coxswain.model.ResourceRef;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an apply would make of an object, asked of the server by dry runs. */
final class Comparison {
    /** How often the object may change under our hands; the last try does not hold it still. */
    private static final int TRIES = 4;

    private final Invocation invocation;
    private final boolean serverSide;

    Comparison(Invocation invocation) {
        this.invocation = invocation;
        this.serverSide = invocation.get(Apply.SERVER_SIDE);
    }

    /**
     * Both versions of a manifest's object.
     *
     * @throws FailureException where the manifest cannot be read or the server refuses it
     */
    Versions of(Entry entry) {
        Manifest manifest =
                switch (entry) {
                    case Entry.Read(var read) -> read;
                    case Entry.Broken(var failure) -> throw new FailureException(failure);
                };
        ResourceRef ref = Placement.of(invocation, manifest);
        if (ref.name().isEmpty()) {
            throw FailureException.plain("resource name may not be empty");
        }
        Versions both = both(ref, manifest);
        if (!invocation.get(OutputFlags.SHOW_MANAGED_FIELDS)) {
            both.unmanaged();
        }
        return invocation.get(Diff.SHOW_SECRETS) ? both : both.masked();
    }

    private Versions both(ResourceRef ref, Manifest manifest) {
        for (int attempt = 1; ; attempt++) {
            invocation.cancellation().check();
            ObjectNode live = invocation.objects().find(ref);
            try {
                return new Versions(ref, live, merged(ref, manifest, live, attempt == TRIES));
            } catch (FailureException e) {
                boolean moved = e.failure() instanceof Failure.Api api && api.code() == 409;
                if (serverSide || !moved || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private ObjectNode merged(
            ResourceRef ref, Manifest manifest, @Nullable ObjectNode live, boolean loose) {
        ObjectNode wanted = manifest.object();
        if (serverSide) {
            Map<String, String> options = options("kubectl");
            options.put("force", String.valueOf(invocation.get(Apply.FORCE_CONFLICTS)));
            return invocation.objects().patch(ref, Request.PatchType.APPLY, wanted, options);
        }
        Map<String, String> options = options("kubectl-client-side-apply");
        if (live == null) {
            return invocation.objects().create(ref.type(), ref.namespace(), wanted, options);
        }
        ObjectNode original = LastApplied.of(live);
        boolean strategic = MergeKeys.strategic(ref.type().group());
        ObjectNode patch =
                new ThreeWay(strategic)
                        .patch(
                                original == null ? Json.object() : original,
                                LastApplied.bare(wanted),
                                live);
        if (patch.isEmpty()) {
            return live.deepCopy();
        }
        if (!loose) {
            patch.withObjectProperty("metadata")
                    .put("resourceVersion", Json.text(live, "metadata", "resourceVersion"));
        }
        return invocation
                .objects()
                .patch(
                        ref,
                        strategic ? Request.PatchType.STRATEGIC : Request.PatchType.MERGE,
                        patch,
                        options);
    }

    private Map<String, String> options(String manager) {
        String given = invocation.get(WriteFlags.FIELD_MANAGER);
        Map<String, String> options = new LinkedHashMap<>();
        options.put("dryRun", "All");
        options.put("fieldManager", given.isEmpty() ? manager : given);
        return options;
    }
}
