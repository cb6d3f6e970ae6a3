package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.run.Collect;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Empty;
import dev.coxswain.jq.run.First;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.If;
import dev.coxswain.jq.run.Index;
import dev.coxswain.jq.run.Iterate;
import dev.coxswain.jq.run.Iteration;
import dev.coxswain.jq.run.Limit;
import dev.coxswain.jq.run.Loops;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Pipe;
import dev.coxswain.jq.run.Places;
import dev.coxswain.jq.run.Recurse;
import dev.coxswain.jq.run.Update;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/** Builtins that choose, loop and walk. */
final class Control {
    static final String NAMES =
            """
            empty/0 error/0 error/1 not/0 select/1 map/1 map_values/1 recurse/0 recurse/1 first/0
            first/1 last/0 last/1 limit/2 skip/2 isempty/1 while/2 until/2 repeat/1 range/1 range/2
            range/3 path/1 paths/0 del/1 getpath/1 values/0 nulls/0 booleans/0 numbers/0 strings/0
            arrays/0 objects/0 iterables/0 scalars/0 finites/0 normals/0
            """;

    private Control() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "empty/0" -> new Empty();
            case "error/0" -> new Native(List.of(), true, (_, in, _) -> raise(in));
            case "error/1" -> new Native(a, true, (_, _, values) -> raise(values[0])).blind();
            case "not/0" -> value((_, in, _) -> BooleanNode.valueOf(!Values.isTrue(in))).shallow();
            case "select/1" -> new If(a.get(0), new Identity(), new Empty());
            case "map/1" -> new Collect(new Pipe(parts(), a.get(0)));
            case "map_values/1" -> new Update(parts(), a.get(0));
            case "recurse/0" -> new Recurse(null);
            case "recurse/1" -> new Recurse(a.get(0));
            case "first/0" -> new Index(new Identity(), number(0), false);
            case "last/0" -> new Index(new Identity(), number(-1), false);
            case "first/1" -> new First(a.get(0));
            case "last/1" -> Loops.last(a.get(0));
            case "limit/2" -> new Limit(a.get(0), a.get(1));
            case "skip/2" -> Loops.skip(a.get(0), a.get(1));
            case "isempty/1" -> Loops.isEmpty(a.get(0));
            case "while/2" -> Iteration.whilst(a.get(0), a.get(1));
            case "until/2" -> Iteration.until(a.get(0), a.get(1));
            case "repeat/1" -> Iteration.repeat(a.get(0));
            case "range/1" -> Iteration.range(number(0), a.get(0));
            case "range/2" -> Iteration.range(a.get(0), a.get(1));
            case "range/3" -> Iteration.range(a.get(0), a.get(1), a.get(2));
            case "path/1" -> Places.path(a.get(0));
            case "paths/0" -> Places.paths();
            case "del/1" -> Places.delete(a.get(0));
            case "getpath/1" -> Places.get(a.get(0));
            default -> kind(signature);
        };
    }

    private static @Nullable Node kind(String signature) {
        return switch (signature) {
            case "values/0" -> only(each -> !each.isNull());
            case "nulls/0" -> only(JsonNode::isNull);
            case "booleans/0" -> only(JsonNode::isBoolean);
            case "numbers/0" -> only(JsonNode::isNumber);
            case "strings/0" -> only(JsonNode::isTextual);
            case "arrays/0" -> only(JsonNode::isArray);
            case "objects/0" -> only(JsonNode::isObject);
            case "iterables/0" -> only(JsonNode::isContainerNode);
            case "scalars/0" -> only(each -> !each.isContainerNode());
            case "finites/0" -> only(each -> Maths.isFinite(each));
            case "normals/0" -> only(each -> Maths.isNormal(each));
            default -> null;
        };
    }

    private static Node only(Predicate<JsonNode> wanted) {
        Node test = value((_, in, _) -> BooleanNode.valueOf(wanted.test(in))).shallow();
        return new If(test, new Identity(), new Empty());
    }

    private static Node parts() {
        return new Iterate(new Identity(), false);
    }

    private static Constant number(int value) {
        return new Constant(IntNode.valueOf(value));
    }

    private static JsonNode raise(JsonNode value) {
        if (value.isMissingNode()) {
            return NullNode.instance;
        }
        throw new JqException(value);
    }
}
