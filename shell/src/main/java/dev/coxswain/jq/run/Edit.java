package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.jq.value.Editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An expression that changes its input at one place, which {@code reduce} lets change its state
 * where it is instead of in a copy for each step.
 */
sealed interface Edit permits Assign, OperatorUpdate, Update {
    /** Whether places are found by keys from the input down. */
    boolean isDirect();

    /** Changes the editor's value; false, with nothing changed, where there is no output. */
    boolean edit(Env env, Editor editor);

    /** Gives the target's paths; where it may change in place, all are found before the first. */
    static void paths(Node target, Env env, Editor editor, Consumer<ArrayNode> out) {
        JsonNode in = editor.value();
        List<ArrayNode> found = new ArrayList<>(1);
        boolean later = isPlace(target);
        target.paths(
                env,
                Position.root(in),
                in,
                (at, value) -> {
                    env.run.check();
                    at.check(value);
                    if (later) {
                        found.add(at.toArray());
                    } else {
                        out.accept(at.toArray());
                    }
                });
        found.forEach(out);
    }

    /** Whether a target is keys from the input down. */
    static boolean isPlace(Node target) {
        return target instanceof Identity
                || (target instanceof Index index && !index.optional() && isPlace(index.term));
    }

    /** Keeps parts of the old value that a new one may hold from being changed with it. */
    static void share(Editor editor, Node source, JsonNode value) {
        if (value.isContainerNode() && !isBlind(source)) {
            editor.share();
        }
    }

    /** Whether an expression surely looks at nothing but variables. */
    static boolean isBlind(Node node) {
        if (node instanceof Pipe pipe) {
            return isBlind(pipe.left);
        }
        if (node instanceof Index index) {
            return isBlind(index.term) && isBlind(index.key);
        }
        if (node instanceof Collect collect) {
            return isBlind(collect.body);
        }
        if (node instanceof Binary binary) {
            return isBlind(binary.left) && isBlind(binary.right);
        }
        if (node instanceof Interpolation interpolation) {
            return interpolation.parts.stream().allMatch(Edit::isBlind);
        }
        if (node instanceof Native computed) {
            return computed.isBlind() && computed.arguments().allMatch(Edit::isBlind);
        }
        if (node instanceof ObjectMaker maker) {
            return maker.parts().allMatch(Edit::isBlind);
        }
        return node instanceof Constant || node instanceof Variable || node instanceof Outside;
    }
}
