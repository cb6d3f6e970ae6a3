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

    /**
     * A part whose own parts are shared already, so that it is known by which they are and need not
     * be walked down again at every level above it.
     */
    private record Part(ContainerNode<?> tree, int hash) {
        static Part of(ContainerNode<?> tree) {
            int hash = tree.size();
            if (tree instanceof ObjectNode object) {
                for (var each : object.properties()) {
                    hash = 31 * hash + each.getKey().hashCode();
                    hash = 31 * hash + hash(each.getValue());
                }
            } else {
                for (JsonNode each : tree) {
                    hash = 31 * hash + hash(each);
                }
            }
            return new Part(tree, hash);
        }

        private static int hash(JsonNode value) {
            return value.isContainerNode() ? System.identityHashCode(value) : value.hashCode();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part part
                    && part.hash == hash
                    && part.tree.getNodeType() == tree.getNodeType()
                    && part.tree.size() == tree.size()
                    && alike(part.tree);
        }

        @SuppressWarnings("ReferenceEquality") // parts of parts are shared already
        private boolean alike(ContainerNode<?> other) {
            var names = tree.fieldNames();
            var otherNames = other.fieldNames();
            while (names.hasNext()) {
                if (!names.next().equals(otherNames.next())) {
                    return false;
                }
            }
            var values = other.elements();
            for (JsonNode each : tree) {
                JsonNode value = values.next();
                if (each != value && (each.isContainerNode() || !each.equals(value))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<Part, ContainerNode<?>> known =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Part, ContainerNode<?>> eldest) {
                    return size() > MOST;
                }
            };

    /** Replaces the parts of a tree, the deepest first, by equal ones that are known. */
    void share(ContainerNode<?> tree) {
        if (tree instanceof ObjectNode object) {
            for (var each : object.properties()) {
                if (each.getValue() instanceof ContainerNode<?> part) {
                    each.setValue(known(part));
                }
            }
        } else if (tree instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                if (array.get(index) instanceof ContainerNode<?> part) {
                    array.set(index, known(part));
                }
            }
        }
    }

    private ContainerNode<?> known(ContainerNode<?> tree) {
        share(tree);
        ContainerNode<?> there = known.putIfAbsent(Part.of(tree), tree);
        return there == null ? tree : there;
    }
}
