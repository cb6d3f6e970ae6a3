package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.kind.Quotas;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.util.List;

/** Counts quotas anew where they change, and where something gives back what it took. */
final class QuotaController {
    private static final String TYPE = "resourcequotas";

    private final Feed feed;
    private final Feed.Queue queue;

    QuotaController(Feed feed) {
        this.feed = feed;
        this.queue = feed.queue(this::reconcile);
        feed.on(TYPE, change -> queue.add(change.key()));
        feed.onAll(this::changed);
        queue.addAll(TYPE);
    }

    /** What is created is charged as it is written. */
    private void changed(Change change) {
        String namespace = change.key().namespace();
        if (namespace.isEmpty() || !mayGiveBack(change)) {
            return;
        }
        for (ObjectNode quota : feed.objects().list(TYPE, namespace)) {
            queue.add(Key.of(TYPE, quota));
        }
    }

    private static boolean mayGiveBack(Change change) {
        if (change.after() == null) {
            return true;
        }
        return change.before() != null
                && switch (change.key().type()) {
                    case "services", "persistentvolumeclaims" -> true;
                    case "pods" -> over(change.after()) && !over(change.before());
                    default -> false;
                };
    }

    private static boolean over(JsonNode pod) {
        String phase = pod.path("status").path("phase").asText();
        return List.of("Succeeded", "Failed").contains(phase);
    }

    private void reconcile(Key key) {
        ObjectNode quota = feed.objects().get(key).orElse(null);
        if (quota == null || Meta.deleting(quota)) {
            return;
        }
        ObjectNode status = Quotas.status(quota, feed.objects()::list);
        if (!status.equals(quota.path("status"))) {
            feed.objects().modify(key, Objects.STATUS, each -> each.set("status", status));
        }
    }
}
