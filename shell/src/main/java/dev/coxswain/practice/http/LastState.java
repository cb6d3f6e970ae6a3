package dev.coxswain.practice.http;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/** What is answered of an object that is gone. */
final class LastState {
    /** Kinds whose last state is the answer to their deletion. */
    private static final Set<String> WHOLE =
            Set.of(
                    "pods",
                    "persistentvolumeclaims",
                    "customresourcedefinitions.apiextensions.k8s.io");

    /** Those of which it is given without a mark of the deletion. */
    private static final Set<String> UNMARKED =
            Set.of(
                    "podtemplates",
                    "services",
                    "serviceaccounts",
                    "resourcequotas",
                    "deviceclasses.resource.k8s.io",
                    "resourceclaims.resource.k8s.io",
                    "resourceclaimtemplates.resource.k8s.io",
                    "resourceslices.resource.k8s.io",
                    "persistentvolumes",
                    "storageclasses.storage.k8s.io",
                    "volumeattributesclasses.storage.k8s.io",
                    "csinodes.storage.k8s.io",
                    "csidrivers.storage.k8s.io",
                    "volumeattachments.storage.k8s.io");

    private LastState() {}

    /** The last state of an object; null where its kind is answered with a plain success. */
    static @Nullable ObjectNode of(Kind kind, ObjectNode before, Instant now) {
        if (UNMARKED.contains(kind.name())) {
            return before;
        }
        if (!WHOLE.contains(kind.name())) {
            return null;
        }
        ObjectNode last = before.deepCopy();
        last.withObjectProperty("metadata")
                .put("deletionTimestamp", now.truncatedTo(SECONDS).toString())
                .put("deletionGracePeriodSeconds", 0);
        return last;
    }
}
