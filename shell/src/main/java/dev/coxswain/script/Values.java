package dev.coxswain.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of results as Groovy sees them, and back. */
final class Values {
    private Values() {}

    /** A node as maps, lists and scalars that may be changed freely. */
    static @Nullable Object fromJson(JsonNode node, @Nullable Origin origin) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                KubeObject object = new KubeObject(origin);
                node.properties()
                        .forEach(
                                each -> object.put(each.getKey(), fromJson(each.getValue(), null)));
                yield object;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(node.size());
                node.forEach(each -> list.add(fromJson(each, null)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    static @Nullable Object fromItem(Item item) {
        return fromJson(item.json(), item.origin());
    }

    /** Items in the shape they had: one value, or a list of them. */
    static @Nullable Object fromItems(Items.Shape shape, List<Item> items) {
        boolean one = shape == Items.Shape.ONE || (!shape.isList() && items.size() == 1);
        if (one) {
            return items.isEmpty() ? null : fromItem(items.getFirst());
        }
        List<Object> values = new ArrayList<>();
        for (Item item : items) {
            values.add(fromItem(item));
        }
        return new ObjectList(values);
    }

    /** Drains a result; text is a string without the newlines at its end. */
    static @Nullable Object ofResult(Result result) {
        try (result) {
            Object value =
                    switch (result) {
                        case Items items -> fromItems(items.shape(), drain(items));
                        case Lines lines -> text(lines);
                        default -> null;
                    };
            Outcome outcome = result.outcome();
            if (!outcome.failures().isEmpty()) {
                throw new FailureException(outcome.failures().getFirst());
            }
            return value;
        }
    }

    private static List<Item> drain(Items items) {
        List<Item> all = new ArrayList<>();
        try (ItemSource objects = items.objects()) {
            for (Item item = objects.next(); item != null; item = objects.next()) {
                all.add(item);
            }
        }
        return all;
    }

    private static String text(Lines lines) {
        try {
            String text = new String(lines.bytes().readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("\\n+$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a value can be written as JSON without losing what it is. */
    static boolean isJson(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case CharSequence _, Number _, Boolean _, JsonNode _, Map<?, ?> _, Iterable<?> _ ->
                    true;
            default -> value.getClass().isArray() || isKubernetesModel(value);
        };
    }

    static boolean isKubernetesModel(Object value) {
        return value instanceof io.fabric8.kubernetes.api.model.KubernetesResource;
    }

    /** The value as JSON; what is no data becomes its text. */
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> Json.NODES.nullNode();
            case JsonNode node -> node;
            case ObjectList list -> listDocument(list);
            case Map<?, ?> map -> {
                ObjectNode object = Json.object();
                map.forEach((key, each) -> object.set(String.valueOf(key), toJson(each)));
                yield object;
            }
            case Iterable<?> list -> {
                ArrayNode array = Json.array();
                list.forEach(each -> array.add(toJson(each)));
                yield array;
            }
            case CharSequence text -> Json.NODES.textNode(text.toString());
            case Item item -> item.json();
            case Number _, Boolean _ -> Json.mapper().valueToTree(value);
            default ->
                    isKubernetesModel(value) || value.getClass().isArray()
                            ? Json.mapper().valueToTree(value)
                            : Json.NODES.textNode(value.toString());
        };
    }

    private static JsonNode listDocument(ObjectList list) {
        ObjectNode document = Json.object().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = document.putArray("items");
        list.forEach(each -> items.add(toJson(each)));
        return document;
    }
}
