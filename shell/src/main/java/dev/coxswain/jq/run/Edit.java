package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Editor;

/**
 * An expression that changes its input at one place, which {@code reduce} lets change its state
 * where it is instead of in a copy for each step.
 */
sealed interface Edit permits Assign, OperatorUpdate, Update {
    /** Whether there is exactly one place, found by keys from the input down. */
    boolean isDirect();

    /** Changes the editor's value; false, with nothing changed, where there is no output. */
    boolean edit(Env env, Editor editor);

    /** Whether a target is one place. */
    static boolean isPlace(Node target) {
        return target instanceof Identity
                || (target instanceof Index index
                        && index.key.isSingle()
                        && !index.optional()
                        && isPlace(index.term));
    }

    /** Keeps parts of the old value that a new one may hold from being changed with it. */
    static void share(Editor editor, Node source, JsonNode value) {
        if (value.isContainerNode() && !isBlind(source)) {
            editor.share();
        }
    }

    /** Whether an expression surely looks at nothing but variables. */
    private static boolean isBlind(Node node) {
        if (node instanceof Pipe pipe) {
            return isBlind(pipe.left);
        }
        if (node instanceof Index index) {
            return isBlind(index.term) && isBlind(index.key);
        }
        if (node instanceof Collect collect) {
            return isBlind(collect.body);
        }
        return node instanceof Constant || node instanceof Variable || node instanceof Outside;
    }
}
