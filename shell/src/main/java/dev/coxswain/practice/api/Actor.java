package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The API as one part of the machinery uses it, whose fields have that part as their manager.
 *
 * @param write how its writes are asked for
 */
record Actor(ApiServer api, Write write) implements Objects {
    @Override
    public Objects as(String component) {
        return api.as(component);
    }

    @Override
    public List<ResourceType> types() {
        return api.types();
    }

    @Override
    public Optional<ObjectNode> get(Key key) {
        return api.get(key);
    }

    @Override
    public List<ObjectNode> list(String type, String namespace) {
        return api.list(type, namespace);
    }

    @Override
    public ObjectNode create(String type, ObjectNode object) {
        return api.create(type, object, write);
    }

    @Override
    public ObjectNode update(String type, ObjectNode object, String subresource) {
        return api.update(type, object, subresource, write);
    }

    @Override
    public Optional<ObjectNode> modify(Key key, String subresource, Consumer<ObjectNode> change) {
        return api.modify(key, subresource, change, write);
    }

    @Override
    public void delete(Key key, Deletion deletion) {
        api.delete(key, deletion);
    }

    @Override
    public Cancellation.Registration subscribe(Consumer<Change> listener) {
        return api.subscribe(listener);
    }
}
