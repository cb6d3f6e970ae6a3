package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A growing sum: strings, arrays and objects are not copied once per summand. */
public final class Sum {
    private JsonNode total = NullNode.instance;

    /** Summands of one kind that are not part of the total yet. */
    private final List<JsonNode> waiting = new ArrayList<>();

    public static JsonNode of(Iterator<JsonNode> values) {
        Sum sum = new Sum();
        values.forEachRemaining(sum::add);
        return sum.total();
    }

    public void add(JsonNode value) {
        Interruption.check();
        if (value.isNull()) {
            return;
        }
        JsonNode before = waiting.isEmpty() ? total : waiting.getFirst();
        boolean alike = before.isNull() || before.getNodeType() == value.getNodeType();
        if (alike && !value.isNumber() && !value.isBoolean()) {
            waiting.add(value);
        } else {
            total = Arithmetic.add(total(), value);
        }
    }

    public JsonNode total() {
        if (!waiting.isEmpty()) {
            total = Arithmetic.add(total, joined(waiting));
            waiting.clear();
        }
        return total;
    }

    private static JsonNode joined(List<JsonNode> run) {
        if (run.size() == 1) {
            return run.getFirst();
        }
        return switch (run.getFirst()) {
            case ArrayNode _ -> {
                ArrayNode all = Json.array();
                run.forEach(
                        each -> {
                            Interruption.check();
                            all.addAll((ArrayNode) each);
                        });
                yield all;
            }
            case ObjectNode _ -> {
                ObjectNode all = Json.object();
                run.forEach(
                        each -> {
                            Interruption.check();
                            all.setAll((ObjectNode) each);
                        });
                yield all;
            }
            default -> {
                StringBuilder all = new StringBuilder();
                run.forEach(
                        each -> {
                            Interruption.check();
                            all.append(each.textValue());
                        });
                yield TextNode.valueOf(all.toString());
            }
        };
    }
}
