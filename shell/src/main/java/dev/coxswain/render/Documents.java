package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;

import org.jspecify.annotations.Nullable;

/** The documents that a result prints: each object, or one {@code List} around all. */
final class Documents implements AutoCloseable {
    private final ItemSource source;
    private final boolean list;
    private final boolean typed;
    private final boolean managedFields;
    private boolean done;

    Documents(Items items, Output output) {
        this.source = items.objects();
        this.list = items.shape().isList();
        this.typed = items.shape() == Items.Shape.TYPED;
        this.managedFields = output.showManagedFields();
    }

    /** The next document, or null at the end. */
    @Nullable JsonNode next() {
        if (!list) {
            Item item = source.next();
            return item == null ? null : shown(item.json());
        }
        if (done) {
            return null;
        }
        done = true;
        ArrayNode items = Json.NODES.arrayNode();
        for (Item item = source.next(); item != null; item = source.next()) {
            items.add(shown(item.json()));
        }
        return typed && !items.isEmpty() ? typed(items) : whole(items);
    }

    private static ObjectNode typed(ArrayNode items) {
        JsonNode first = items.path(0);
        ObjectNode whole = Json.object();
        whole.put("kind", Json.text(first, "kind") + "List");
        whole.put("apiVersion", Json.text(first, "apiVersion"));
        whole.putObject("metadata");
        whole.set("items", items);
        return whole;
    }

    private static ObjectNode whole(ArrayNode items) {
        ObjectNode whole = Json.object();
        whole.put("apiVersion", "v1");
        whole.set("items", items);
        whole.put("kind", "List");
        whole.putObject("metadata").put("resourceVersion", "");
        return whole;
    }

    private static JsonNode withoutManagedFields(JsonNode json) {
        if (json instanceof ObjectNode object
                && object.get("metadata") instanceof ObjectNode metadata
                && metadata.has("managedFields")) {
            // The tree is shared with whoever else holds the result: copy the two levels changed.
            ObjectNode own = Json.object();
            own.setAll(object);
            ObjectNode slim = Json.object();
            slim.setAll(metadata);
            slim.remove("managedFields");
            own.set("metadata", slim);
            return own;
        }
        return json;
    }

    private JsonNode shown(JsonNode json) {
        return managedFields ? json : withoutManagedFields(json);
    }

    @Override
    public void close() {
        source.close();
    }
}
