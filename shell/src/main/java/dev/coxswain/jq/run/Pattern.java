package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Access;
import dev.coxswain.jq.value.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a value is taken apart with: binds each of its variables in the order of their slots. */
public final class Pattern {
    private final @Nullable Part part;
    private final int slots;
    private final boolean alternative;
    private final @Nullable Pattern otherwise;

    /**
     * Binds {@code slots} variables; those the part does not name are null. Of several places for
     * one variable, the one read first counts, or the last where there are alternatives.
     */
    public Pattern(Part part, int slots, boolean alternative) {
        this(part, slots, alternative, null);
    }

    private Pattern(
            @Nullable Part part, int slots, boolean alternative, @Nullable Pattern otherwise) {
        this.part = part;
        this.slots = slots;
        this.alternative = alternative;
        this.otherwise = otherwise;
    }

    /** This pattern, or another where it fails or what is done with it does. */
    public Pattern or(Pattern other) {
        return new Pattern(part, slots, alternative, other);
    }

    /** Binds the whole value to one variable. */
    public static Pattern whole() {
        return new Pattern(new Whole(0), 1, false);
    }

    /** Whether there is another to move on to. */
    boolean isChoice() {
        return otherwise != null;
    }

    boolean isPlain() {
        return slots == 1 && part instanceof Whole && otherwise == null;
    }

    /** One step of taking a value apart. */
    public sealed interface Part {}

    /** {@code $name}: the value itself into a slot. */
    public record Whole(int slot) implements Part {}

    /** {@code [part, …]}. */
    public record Elements(List<Part> parts) implements Part {}

    /** {@code {key: part, …}}. */
    public record Fields(List<Field> fields) implements Part {}

    /**
     * One {@code key: part}; the key is evaluated on what is taken apart, and bound where {@code
     * $name} stands for it.
     */
    public record Field(Node key, int slot, @Nullable Part part) {}

    /**
     * A part still to be done.
     *
     * @param from what its value is in
     * @param key where in it, or null where the value is all of it
     */
    private record Todo(Part part, JsonNode from, @Nullable JsonNode key, @Nullable Todo next) {}

    /** Takes what was bound, and the place that was read last where places are kept. */
    @FunctionalInterface
    interface Inside {
        void accept(Env env, @Nullable Position at);
    }

    /** Binds each value of a source in turn; a cancelled run ends between two of them. */
    void bindEach(Node source, Env env, JsonNode in, Consumer<Env> inside) {
        bindEach(source, env, in, null, (bound, _) -> inside.accept(bound));
    }

    /** The same in a path expression. */
    void bindEach(Node source, Env env, JsonNode in, @Nullable Position at, Inside inside) {
        source.each(
                env,
                in,
                value -> {
                    env.run.check();
                    bind(env, in, value, at, inside);
                });
    }

    void bind(Env env, JsonNode in, JsonNode value, Consumer<Env> inside) {
        bind(env, in, value, null, (bound, _) -> inside.accept(bound));
    }

    /** In a path expression, where each step into the value counts as one of the path. */
    void bind(Env env, JsonNode in, JsonNode value, @Nullable Position at, Inside inside) {
        if (isPlain()) {
            inside.accept(env.bind(value), at);
        } else if (otherwise == null) {
            bindParts(env, in, value, at, inside);
        } else {
            // What is thrown after the binding, in the body or later, also moves on to the next.
            try {
                bindParts(env, in, value, at, inside);
            } catch (JqException | Break | Try.Passing e) {
                otherwise.bind(env, in, value, at, inside);
            }
        }
    }

    private void bindParts(
            Env env, JsonNode in, JsonNode value, @Nullable Position at, Inside inside) {
        @Nullable JsonNode[] bound = new JsonNode[slots];
        State state = new State(this, env, in, bound, at, inside);
        state.step(part == null ? null : new Todo(part, value, null, null));
    }

    private record State(
            Pattern pattern,
            Env env,
            JsonNode in,
            @Nullable JsonNode[] bound,
            @Nullable Position at,
            Inside inside) {
        private Env inner() {
            Env inner = env;
            for (JsonNode each : bound) {
                inner = inner.bind(each == null ? NullNode.instance : each);
            }
            return inner;
        }

        private State set(int slot, JsonNode value) {
            if (bound[slot] != null && !pattern.alternative) {
                return this;
            }
            @Nullable JsonNode[] next = bound.clone();
            next[slot] = value;
            return new State(pattern, env, in, next, at, inside);
        }

        /** What is at a key of a value, and the state once it was read. */
        private void read(JsonNode from, JsonNode key, BiConsumer<State, JsonNode> then) {
            Position place = at;
            if (place == null) {
                then.accept(this, Access.get(from, key));
                return;
            }
            place.check(from, key);
            JsonNode found = Access.get(from, key);
            then.accept(new State(pattern, env, in, bound, place.then(key, found), inside), found);
        }

        void step(@Nullable Todo todo) {
            if (todo == null) {
                inside.accept(inner(), at);
                return;
            }
            JsonNode key = todo.key;
            if (key == null) {
                part(todo, todo.from);
            } else {
                read(todo.from, key, (state, value) -> state.part(todo, value));
            }
        }

        private void part(Todo todo, JsonNode value) {
            switch (todo.part) {
                case Whole whole -> set(whole.slot, value).step(todo.next);
                case Elements elements -> step(elements(elements.parts, value, todo.next));
                case Fields fields -> fields(fields.fields, value, todo.next);
            }
        }

        /** The last element comes first, as in jq. */
        private static @Nullable Todo elements(
                List<Part> parts, JsonNode value, @Nullable Todo next) {
            Todo rest = next;
            for (int i = 0; i < parts.size(); i++) {
                rest = new Todo(parts.get(i), value, Numbers.of(i), rest);
            }
            return rest;
        }

        private void fields(List<Field> fields, JsonNode value, @Nullable Todo next) {
            if (fields.isEmpty()) {
                step(next);
                return;
            }
            Field field = fields.getFirst();
            Todo rest = new Todo(new Fields(fields.subList(1, fields.size())), value, null, next);
            field.key.each(
                    env,
                    value,
                    key -> {
                        read(
                                value,
                                key,
                                (state, found) -> {
                                    State now =
                                            field.slot < 0 ? state : state.set(field.slot, found);
                                    now.step(
                                            field.part == null
                                                    ? rest
                                                    : new Todo(field.part, found, null, rest));
                                });
                    });
        }
    }
}
