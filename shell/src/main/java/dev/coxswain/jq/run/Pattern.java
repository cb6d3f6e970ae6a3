package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Access;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a value is taken apart with: binds each of its variables in the order of their slots. */
public final class Pattern {
    private final @Nullable Part part;
    private final int slots;

    /** Binds {@code slots} variables; those the part does not name are null. */
    public Pattern(Part part, int slots) {
        this.part = part;
        this.slots = slots;
    }

    /** Binds the whole value to one variable. */
    public static Pattern whole() {
        return new Pattern(new Whole(0), 1);
    }

    boolean isPlain() {
        return slots == 1 && part instanceof Whole;
    }

    /** One step of taking a value apart. */
    public sealed interface Part {}

    /** {@code $name}: the value itself into a slot. */
    public record Whole(int slot) implements Part {}

    /** {@code [part, …]}. */
    public record Elements(List<Part> parts) implements Part {}

    /** {@code {key: part, …}}. */
    public record Fields(List<Field> fields) implements Part {}

    /** One {@code key: part}; the key is evaluated, and bound where {@code $name} stands for it. */
    public record Field(Node key, int slot, @Nullable Part part) {}

    /** A part still to be done with its value. */
    private record Todo(Part part, JsonNode value, @Nullable Todo next) {}

    void bind(Env env, JsonNode in, JsonNode value, Consumer<Env> inside) {
        if (isPlain()) {
            inside.accept(env.bind(value));
            return;
        }
        JsonNode[] bound = new JsonNode[slots];
        Arrays.fill(bound, NullNode.instance);
        step(new State(env, in, inside), bound, part == null ? null : new Todo(part, value, null));
    }

    private record State(Env env, JsonNode in, Consumer<Env> inside) {
        Env with(JsonNode[] bound) {
            Env inner = env;
            for (JsonNode each : bound) {
                inner = inner.bind(each);
            }
            return inner;
        }
    }

    private static void step(State state, JsonNode[] bound, @Nullable Todo todo) {
        if (todo == null) {
            state.inside.accept(state.with(bound));
            return;
        }
        switch (todo.part) {
            case Whole whole -> {
                JsonNode[] next = bound.clone();
                next[whole.slot] = todo.value;
                step(state, next, todo.next);
            }
            case Elements elements -> {
                Todo rest = todo.next;
                for (int i = elements.parts.size() - 1; i >= 0; i--) {
                    rest =
                            new Todo(
                                    elements.parts.get(i),
                                    Access.get(todo.value, Numbers.of(i)),
                                    rest);
                }
                if (elements.parts.isEmpty()) {
                    Access.get(todo.value, Numbers.of(0));
                }
                step(state, bound, rest);
            }
            case Fields fields -> fields(state, bound, todo, fields.fields, 0);
        }
    }

    private static void fields(
            State state, JsonNode[] bound, Todo todo, List<Field> fields, int index) {
        if (index == fields.size()) {
            step(state, bound, todo.next);
            return;
        }
        Field field = fields.get(index);
        field.key.each(
                state.env,
                state.in,
                key -> {
                    if (!key.isTextual()) {
                        throw new JqException(
                                        "Cannot index "
                                                + Values.kind(todo.value)
                                                + " with "
                                                + Values.named(key))
                                .at(field.key.span());
                    }
                    JsonNode found = Access.get(todo.value, key);
                    JsonNode[] next = bound.clone();
                    if (field.slot >= 0) {
                        next[field.slot] = found;
                    }
                    if (field.part == null) {
                        fields(state, next, todo, fields, index + 1);
                        return;
                    }
                    Fields rest = new Fields(fields.subList(index + 1, fields.size()));
                    step(
                            state,
                            next,
                            new Todo(field.part, found, new Todo(rest, todo.value, todo.next)));
                });
    }
}
