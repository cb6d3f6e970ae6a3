package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.line.Line;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the stages of one running pipeline share.
 *
 * @param values runs a line inside a line and gives what it gave, drained
 * @param last whether the stage is the last of a line that is shown to a person
 */
record Context(
        Tools tools,
        Channels channels,
        Function<Line, Result> values,
        Origins origins,
        boolean last) {

    Session session() {
        return tools.session();
    }

    Cancellation cancellation() {
        return channels.cancellation();
    }

    Context with(Channels other) {
        return new Context(tools, other, values, origins, last);
    }

    Context asLast(boolean isLast) {
        return new Context(tools, channels, values, origins, isLast);
    }

    /** Where values came from that are no objects themselves, as the cells of a row. */
    static final class Origins {
        /** Identity matters: equal cells may stand for different objects. */
        private record Key(JsonNode node) {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Key key && key.node == node;
            }

            @Override
            public int hashCode() {
                return System.identityHashCode(node);
            }
        }

        private final Map<Key, Origin> known = new ConcurrentHashMap<>();

        void put(JsonNode node, @Nullable Origin origin) {
            if (origin != null) {
                known.put(new Key(node), origin);
            }
        }

        @Nullable Origin of(JsonNode node) {
            return known.get(new Key(node));
        }
    }
}
