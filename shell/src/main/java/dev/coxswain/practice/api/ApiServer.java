package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.Timeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The API's verbs over the store, the same for every kind. Safe for use by many threads. */
public final class ApiServer implements Objects {
    private final Store store;
    private final Timeline timeline;
    private final Kinds kinds;
    private final Admission admission;
    private final Accounting accounting;
    private final Removal removal = new Removal();

    public ApiServer(Store store, Timeline timeline, Kinds kinds) {
        this.store = store;
        this.timeline = timeline;
        this.kinds = kinds;
        Rules.Lookup lookup = (type, namespace) -> store.list(type, namespace).objects();
        this.admission = new Admission(kinds.particulars(), lookup);
        this.accounting = kinds.particulars().accounting(lookup);
        new CustomKinds(kinds).follow(store);
    }

    public Kinds kinds() {
        return kinds;
    }

    public Store store() {
        return store;
    }

    public Timeline timeline() {
        return timeline;
    }

    Admission admission() {
        return admission;
    }

    private Kind kind(String type) {
        return kinds.named(type).orElseThrow(() -> new IllegalArgumentException("no type " + type));
    }

    @Override
    public List<ResourceType> types() {
        var types = new LinkedHashMap<String, ResourceType>();
        for (Kind each : kinds.all()) {
            if (each.type().can("delete")) {
                types.putIfAbsent(each.name(), each.type());
            }
        }
        return List.copyOf(types.values());
    }

    @Override
    public Optional<ObjectNode> get(Key key) {
        return store.get(key);
    }

    /** The object, or the server's 404. */
    public ObjectNode read(Kind kind, Key key) {
        return store.get(key).orElseThrow(() -> Faults.notFound(kind, key.name()));
    }

    @Override
    public List<ObjectNode> list(String type, String namespace) {
        return store.list(type, namespace).objects();
    }

    @Override
    public Cancellation.Registration subscribe(Consumer<Change> listener) {
        return store.subscribe(store.version(), listener)
                .orElseThrow(() -> new IllegalStateException("the present is forgotten"));
    }

    @Override
    public Objects as(String component) {
        return new Actor(this, Write.of(component));
    }

    @Override
    public ObjectNode create(String type, ObjectNode object) {
        return create(type, object, Write.MACHINERY);
    }

    ObjectNode create(String type, ObjectNode object, Write write) {
        return create(kind(type), object.deepCopy(), write);
    }

    /** Creates an object; the tree given becomes the stored one. */
    public ObjectNode create(Kind kind, ObjectNode object, Write write) {
        return store.write(timeline.instant(), open -> create(open, kind, object, write));
    }

    ObjectNode create(Store.Transaction open, Kind kind, ObjectNode object, Write write) {
        if (!kind.namespaced()) {
            ObjectMeta.of(object).remove("namespace");
        }
        Prerequisites.check(open, kind, object);
        boolean generated = ObjectMeta.name(object).isEmpty();
        admission.begin(kind, object, timeline.instant());
        admission.check(kind, object, null, MAIN);
        Key key = Key.of(kind.name(), object);
        for (int tries = 0; generated && tries < 8 && open.get(key) != null; tries++) {
            ObjectMeta.generateName(object);
            key = Key.of(kind.name(), object);
        }
        accounting.charge(open, kind, object, null, write.dryRun() || open.get(key) != null);
        if (open.get(key) != null) {
            throw Faults.alreadyExists(kind, key.name());
        }
        if (object.remove(Ownership.APPLIED) == null) {
            var by = new Ownership.By(write.manager(), "", timeline.instant());
            Ownership.update(kind, object, null, by);
        }
        return write.dryRun() ? object : open.put(key, object);
    }

    @Override
    public ObjectNode update(String type, ObjectNode object, String subresource) {
        return update(type, object, subresource, Write.MACHINERY);
    }

    ObjectNode update(String type, ObjectNode object, String subresource, Write write) {
        Key key = Key.of(type, object);
        return change(kind(type), key, subresource, write, _ -> object.deepCopy());
    }

    @Override
    public Optional<ObjectNode> modify(Key key, String subresource, Consumer<ObjectNode> change) {
        return modify(key, subresource, change, Write.MACHINERY);
    }

    Optional<ObjectNode> modify(
            Key key, String subresource, Consumer<ObjectNode> change, Write write) {
        try {
            return Optional.of(
                    change(
                            kind(key.type()),
                            key,
                            subresource,
                            write,
                            copy -> {
                                change.accept(copy);
                                return copy;
                            }));
        } catch (StatusException e) {
            if (e.code() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Replaces an object by what {@code change} makes of a copy of it.
     *
     * @param subresource which part may change: {@link #MAIN}, {@link #STATUS}, {@code finalize}…
     */
    public ObjectNode change(
            Kind kind, Key key, String subresource, Write write, UnaryOperator<ObjectNode> change) {
        return store.write(
                timeline.instant(),
                open -> {
                    ObjectNode old = open.get(key);
                    if (old == null) {
                        throw Faults.notFound(kind, key.name());
                    }
                    ObjectNode wanted = change.apply(old.deepCopy());
                    return replace(
                            open, new Replacement(kind, key, subresource, old), wanted, write);
                });
    }

    /** Applies a configuration server side: makes the object where it is new. */
    public ObjectNode apply(
            Kind kind, Key key, String subresource, Write write, ObjectNode config) {
        var by = new Ownership.By(write.manager(), subresource, timeline.instant());
        return store.write(
                timeline.instant(),
                open -> {
                    ObjectNode old = open.get(key);
                    if (old == null && !subresource.isEmpty()) {
                        throw Faults.notFound(kind, key.name());
                    }
                    String uid = ObjectMeta.text(config, "uid");
                    if (old == null && !uid.isEmpty()) {
                        throw Faults.unborn(kind, key.name(), uid);
                    }
                    ObjectNode live = old == null ? config.objectNode() : old;
                    ObjectNode wanted = Ownership.apply(kind, live, config, by, write.force());
                    if (old == null) {
                        ObjectMeta.of(wanted).put("namespace", key.namespace());
                        ObjectMeta.of(wanted).put("name", key.name());
                        return create(open, kind, wanted, write);
                    }
                    return replace(
                            open, new Replacement(kind, key, subresource, old), wanted, write);
                });
    }

    /** Which stored object is replaced. */
    record Replacement(Kind kind, Key key, String subresource, ObjectNode old) {}

    ObjectNode replace(Store.Transaction open, Replacement at, ObjectNode wanted, Write write) {
        ObjectNode object = admission.merge(at.kind(), wanted, at.old(), at.subresource());
        boolean applied = object.remove(Ownership.APPLIED) != null;
        boolean cleared = !applied && Ownership.cleared(object, at.old());
        admission.check(at.kind(), object, at.old(), at.subresource());
        if (same(object, at.old(), applied || cleared)) {
            return at.old();
        }
        if (at.subresource().equals(MAIN)) {
            accounting.charge(open, at.kind(), object, at.old(), write.dryRun());
        }
        if (!applied) {
            Ownership.update(
                    at.kind(),
                    object,
                    at.old(),
                    new Ownership.By(write.manager(), at.subresource(), timeline.instant()));
        }
        if (write.dryRun()) {
            ObjectMeta.of(object)
                    .put("resourceVersion", ObjectMeta.text(at.old(), "resourceVersion"));
            return object;
        }
        if (ObjectMeta.deleting(object) && removal.finished(object)) {
            open.remove(at.key());
            return object;
        }
        return open.put(at.key(), object);
    }

    private static boolean same(ObjectNode object, ObjectNode old, boolean applied) {
        return bare(object, applied).equals(bare(old, applied));
    }

    private static ObjectNode bare(ObjectNode object, boolean applied) {
        ObjectNode bare = object.objectNode();
        bare.setAll(object);
        JsonNode metadata = object.path("metadata");
        ObjectNode copy = bare.putObject("metadata");
        copy.setAll((ObjectNode) metadata);
        copy.remove("resourceVersion");
        if (!applied) {
            copy.remove("managedFields");
        }
        return bare;
    }

    @Override
    public void delete(Key key, Deletion deletion) {
        Kind kind = kind(key.type());
        Optional<ObjectNode> there = store.get(key);
        String uid = deletion.uid();
        if (there.isEmpty() || (uid != null && !uid.equals(ObjectMeta.text(there.get(), "uid")))) {
            return;
        }
        try {
            delete(kind, key, deletion);
        } catch (StatusException e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }

    /**
     * Deletes as a DELETE does.
     *
     * @return the object as it is now, where it lives on for a while; empty where it is gone
     */
    public Optional<ObjectNode> delete(Kind kind, Key key, Deletion deletion) {
        return store.write(
                timeline.instant(),
                open -> {
                    ObjectNode old = open.get(key);
                    if (old == null) {
                        throw Faults.notFound(kind, key.name());
                    }
                    return Optional.ofNullable(
                            removal.remove(open, kind, old, deletion, timeline.instant()));
                });
    }
}
