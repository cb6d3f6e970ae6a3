package dev.coxswain.jq.run;

import dev.coxswain.document.Wanted.Match;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a program that is fed item by item asks of an item before all else: the comparisons of its
 * first {@code select}s, so far as no item can fail in one that comes before.
 */
final class Selection {
    private final List<Match> matches = new ArrayList<>();

    private Selection() {}

    static List<Match> matches(Node fed) {
        Selection selection = new Selection();
        selection.leads(fed);
        return selection.matches;
    }

    /** Whether items are put into an array as they are. */
    static boolean gathers(Node fed) {
        if (fed instanceof Pipe pipe) {
            return gathers(pipe.left);
        }
        if (fed instanceof Collect collect) {
            return givesItems(collect.body) || gathers(collect.body);
        }
        Node inner = inner(fed);
        return inner != null && gathers(inner);
    }

    private static boolean givesItems(Node node) {
        if (node instanceof Pipe pipe) {
            return givesItems(pipe.left) && pipe.right instanceof If choice && choice.isSelect();
        }
        return node instanceof ItemStream
                || (node instanceof Limit limit && givesItems(limit.body))
                || (node instanceof First first && givesItems(first.body));
    }

    /** Notes what the head asks; whether its outputs are the items that match, and no others. */
    private boolean leads(Node node) {
        if (node instanceof ItemStream) {
            return true;
        }
        if (node instanceof Pipe pipe) {
            return leads(pipe.left) && selects(pipe.right);
        }
        Node inner = inner(node);
        if (inner != null) {
            leads(inner);
        }
        return false;
    }

    private static @Nullable Node inner(Node node) {
        if (node instanceof Collect collect) {
            return collect.body;
        }
        if (node instanceof Iterate iterate) {
            return iterate.term;
        }
        if (node instanceof Index index) {
            return index.term;
        }
        if (node instanceof First first) {
            return first.body;
        }
        if (node instanceof Limit limit) {
            return limit.body;
        }
        return node instanceof Reduce reduce ? reduce.source : null;
    }

    /** Whether a step only leaves out items. */
    private boolean selects(Node step) {
        if (step instanceof Pipe pipe) {
            return selects(pipe.left) && selects(pipe.right);
        }
        return step instanceof If choice && choice.isSelect() && holds(choice.condition);
    }

    private boolean holds(Node condition) {
        if (condition instanceof Logic logic && !logic.deciding) {
            return holds(logic.left()) && holds(logic.right());
        }
        return condition instanceof Equality equality
                && (compares(equality.left, equality.right, equality.equal)
                        || compares(equality.right, equality.left, equality.equal));
    }

    private boolean compares(Node path, Node text, boolean equal) {
        List<String> keys = new ArrayList<>();
        if (!(text instanceof Constant constant)
                || !constant.value.isTextual()
                || !keys(path, keys)) {
            return false;
        }
        matches.add(new Match(keys, equal, constant.value.textValue()));
        return true;
    }

    private static boolean keys(Node path, List<String> keys) {
        if (path instanceof Identity) {
            return true;
        }
        if (path instanceof Index index
                && index.key instanceof Constant key
                && key.value.isTextual()
                && keys(index.term, keys)) {
            keys.add(key.value.textValue());
            return true;
        }
        return false;
    }
}
