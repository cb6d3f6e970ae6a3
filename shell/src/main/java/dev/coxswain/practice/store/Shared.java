package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parts that many objects have alike, kept once: ten thousand pods of one template differ in little
 * but their names. For trees that nobody changes any more; used under the store's lock.
 */
final class Shared {
    private static final int MOST = 4096;

    private final Map<JsonNode, JsonNode> known =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<JsonNode, JsonNode> eldest) {
                    return size() > MOST;
                }
            };

    /** Replaces the parts of a tree, the deepest first, by equal ones that are known. */
    void share(ContainerNode<?> tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(each -> each.setValue(known(each.getValue())));
        } else if (tree instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, known(array.get(index)));
            }
        }
    }

    private JsonNode known(JsonNode value) {
        if (!(value instanceof ContainerNode<?> tree)) {
            return value;
        }
        share(tree);
        JsonNode there = known.putIfAbsent(value, value);
        return there == null ? value : there;
    }
}
