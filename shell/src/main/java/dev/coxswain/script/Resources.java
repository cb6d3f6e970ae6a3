package dev.coxswain.script;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Objects;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;

import groovy.lang.Closure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All objects of one type in one namespace or all, as scripts ask for them. */
public final class Resources {
    private final Cluster cluster;
    private final ResourceType type;
    private final @Nullable String namespace;
    private final Cancellation cancellation;

    Resources(
            Cluster cluster,
            ResourceType type,
            @Nullable String namespace,
            Cancellation cancellation) {
        this.cluster = cluster;
        this.type = type;
        this.namespace = namespace;
        this.cancellation = cancellation;
    }

    /** The same type in another namespace. */
    public Resources in(Object other) {
        return new Resources(cluster, type, String.valueOf(other), cancellation);
    }

    /** The same type in all namespaces. */
    public Resources getAll() {
        return new Resources(cluster, type, null, cancellation);
    }

    public ObjectList list() {
        return list(Map.of());
    }

    /** The objects whose labels match: {@code list(app: 'web', tier: 'front')}. */
    public ObjectList list(Map<?, ?> labels) {
        List<String> terms = new ArrayList<>();
        labels.forEach((key, value) -> terms.add(key + "=" + value));
        return select(terms.isEmpty() ? null : String.join(",", terms));
    }

    /** The objects that a label selector picks: {@code list('app in (a, b)')}. */
    public ObjectList list(String selector) {
        return select(selector);
    }

    /** The object of that name. */
    public @Nullable Object get(Object name) {
        ResourceRef ref = new ResourceRef(type, namespaceOf(), String.valueOf(name));
        Objects objects = objects();
        return Values.fromItem(objects.item(type, objects.get(ref)));
    }

    /** Deletes the object of that name. */
    public void delete(Object name) {
        objects()
                .delete(
                        new ResourceRef(type, namespaceOf(), String.valueOf(name)),
                        dev.coxswain.document.Json.object());
    }

    /** Calls the closure with each object. */
    public ObjectList each(Closure<?> action) {
        ObjectList all = list();
        all.forEach(action::call);
        return all;
    }

    private ObjectList select(@Nullable String labels) {
        List<Object> values = new ArrayList<>();
        Objects objects = objects();
        try (ItemSource items =
                objects.stream(
                        type,
                        Objects.listRequest(
                                type,
                                type.namespaced() ? namespace : null,
                                Selector.ofLabels(labels)))) {
            for (Item item = items.next(); item != null; item = items.next()) {
                values.add(Values.fromItem(item));
            }
        }
        return new ObjectList(values);
    }

    private @Nullable String namespaceOf() {
        return type.namespaced() ? namespace : null;
    }

    private Objects objects() {
        return new Objects(cluster, cancellation);
    }

    @Override
    public String toString() {
        return type.qualifiedPlural() + (namespace == null ? "" : " in " + namespace);
    }
}
