package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;

/** Arrays and objects made of nothing but constants, which are made only once. */
public final class Constants {
    private Constants() {}

    /** {@code [body]}. */
    public static Node array(Node body) {
        ArrayNode values = Json.array();
        return collect(body, values) ? new Constant(values) : new Collect(body);
    }

    private static boolean collect(Node body, ArrayNode values) {
        return switch (body) {
            case Empty _ -> true;
            case Constant constant -> {
                values.add(constant.value);
                yield true;
            }
            case Comma comma -> collect(comma.left, values) && collect(comma.right, values);
            default -> false;
        };
    }

    /** {@code {key: value, …}}. */
    public static Node object(List<Node> keys, List<Node> values) {
        ObjectNode object = Json.object();
        for (int i = 0; i < keys.size(); i++) {
            JsonNode key = keys.get(i) instanceof Constant constant ? constant.value : null;
            if (key == null || !key.isTextual() || !(values.get(i) instanceof Constant constant)) {
                return new ObjectMaker(keys, values);
            }
            object.set(key.textValue(), constant.value);
        }
        return new Constant(object);
    }
}
