package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.util.List;

/** The pods of one kind of controller: who is told when one changes, and which are its own. */
record SetPods(Feed feed, String type, String apiVersion, String kind) {
    /** Adds the owner of each changed pod, and whoever may adopt one without an owner. */
    void follow(Feed.Queue queue) {
        feed.on(type, change -> queue.add(change.key()));
        feed.on(Pods.TYPE, change -> changed(change, queue));
        queue.addAll(type);
    }

    private void changed(Change change, Feed.Queue queue) {
        for (JsonNode pod : new JsonNode[] {change.before(), change.after()}) {
            if (pod == null) {
                continue;
            }
            Key owner = Meta.ownerKey(pod, kind, type);
            if (owner != null) {
                queue.add(owner);
            } else if (pod == change.after()) {
                Pods.suitors(feed.objects(), type, pod, false).forEach(queue::add);
            }
        }
    }

    ObjectNode reference(JsonNode owner) {
        return Meta.reference(owner, apiVersion, kind);
    }

    List<ObjectNode> of(JsonNode owner) {
        return Pods.claim(objects(), owner, owner.path("spec").path("selector"), reference(owner));
    }

    Objects objects() {
        return feed.objects();
    }

    Events.Source source(String component) {
        return new Events.Source(component, "", apiVersion, kind);
    }

    /** Writes a count as an API object has it: nothing for none. */
    static void number(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }
}
