package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.session.Results;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The session's variables and last results as words and jq see them. */
final class SessionValues {
    private static final List<String> LAST = List.of("_", "__", "___");

    private SessionValues() {}

    /** A variable, a last result or a variable of the environment; null where there is none. */
    static @Nullable Object find(Context context, String name) {
        Optional<Results.Kept> last = last(context, name);
        return last.isPresent() ? last.get() : context.session().variables().get(name);
    }

    /** A last result; empty where the name means none or there was none. */
    static Optional<Results.Kept> last(Context context, String name) {
        int back = LAST.indexOf(name);
        return back < 0 ? Optional.empty() : context.session().results().get(back);
    }

    /** Whether jq may refer to the name. */
    static boolean isKnown(Context context, String name) {
        return last(context, name).isPresent()
                || context.session().variables().all().containsKey(name);
    }

    /** The items of whatever a variable holds. */
    static List<Item> items(Context context, Object value) {
        return switch (value) {
            case Results.Kept kept -> kept.items().get();
            case Item item -> List.of(item);
            case JsonNode node -> List.of(Item.of(node));
            default -> items(context.tools().evaluator().get().result(value));
        };
    }

    private static List<Item> items(Result result) {
        return result instanceof Lines lines
                ? List.of(Item.of(new TextNode(Values.trimmed(Values.text(lines.bytes())))))
                : Values.drain(Values.items(result));
    }

    /** A variable as jq's {@code $name}. */
    static JsonNode json(Context context, String name) {
        Object value = find(context, name);
        return switch (value) {
            case null -> Json.NODES.nullNode();
            case Results.Kept kept -> Values.document(kept.items().get(), kept.shape());
            case JsonNode node -> node;
            case Item item -> item.json();
            case Boolean truth -> BooleanNode.valueOf(truth);
            case CharSequence text -> new TextNode(text.toString());
            case java.math.BigInteger number -> BigIntegerNode.valueOf(number);
            case Number number -> Json.parse(number.toString());
            default -> document(context, value);
        };
    }

    private static JsonNode document(Context context, Object value) {
        Result result = context.tools().evaluator().get().result(value);
        if (result instanceof Items items) {
            List<Item> all = Values.drain(items.objects());
            return items.shape() == Items.Shape.STREAM && all.size() == 1
                    ? all.getFirst().json()
                    : Values.document(all, items.shape());
        }
        List<Item> all = items(result);
        return all.isEmpty() ? Json.NODES.nullNode() : all.getFirst().json();
    }
}
