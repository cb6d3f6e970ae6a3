package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;

/** One object while it is customized, which remembers the names it had. */
final class KustomizedObject {
    private final List<Id> previous = new ArrayList<>();
    private ObjectNode json;
    private boolean hashed;
    private String affixes = "";

    KustomizedObject(ObjectNode json) {
        this.json = json;
    }

    ObjectNode json() {
        return json;
    }

    void replace(ObjectNode changed) {
        json = changed;
    }

    Id id() {
        return Id.of(json);
    }

    /** The identity it was read with. */
    Id originalId() {
        return previous.isEmpty() ? id() : previous.getFirst();
    }

    /** Every identity it had, the present one last. */
    List<Id> ids() {
        List<Id> all = new ArrayList<>(previous);
        all.add(id());
        return all;
    }

    /** Whether it is or was the object meant. */
    boolean is(Id id) {
        return ids().stream().anyMatch(id::same);
    }

    void rename(String name) {
        previous.add(id());
        json.withObjectProperty("metadata").put("name", name);
    }

    void move(String namespace) {
        previous.add(id());
        json.withObjectProperty("metadata").put("namespace", namespace);
    }

    /** Gives the name a head and a tail, which tell namesakes of other layers apart. */
    void affix(String prefix, String suffix) {
        affixes = prefix + affixes + "/" + suffix;
        rename(prefix + id().name() + suffix);
    }

    String affixes() {
        return affixes;
    }

    /** Has its name end in a hash of its content when all is done. */
    void hashLater() {
        hashed = true;
    }

    boolean isHashed() {
        return hashed;
    }

    String kind() {
        return Json.text(json, "kind");
    }
}
