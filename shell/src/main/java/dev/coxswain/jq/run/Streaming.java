package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.node.IntNode;

import dev.coxswain.document.Wanted;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A program, and where it looks at its input only through {@code .items}, the same program ready to
 * be fed item by item.
 *
 * @param whole the program for any input
 * @param fed the program for the items of a list, or null
 * @param wanted which items the fed program needs, and what of them
 * @param gathers whether the fed program may give an item after it has pulled another
 */
public record Streaming(Node whole, @Nullable Node fed, Wanted wanted, boolean gathers) {
    /** More than so many items are not cut off a list. */
    private static final int MOST_CUT = 10_000;

    /** Finds {@code .items[] | rest} and its like, also within {@code first(…)}, at the head. */
    public static Streaming of(Node node) {
        Node fed = feed(node, Streaming::isItems);
        if (fed == null) {
            return new Streaming(node, null, Wanted.ALL, false);
        }
        Wanted wanted = new Wanted(Survey.of(fed), Selection.matches(fed));
        return new Streaming(node, fed, wanted, Selection.gathers(fed));
    }

    /** The program with the list, wherever {@code isList} says it stands first, fed; or null. */
    // No switch over types: the JDK makes one anew in each process, archive or not.
    private static @Nullable Node feed(Node node, Predicate<Node> isList) {
        if (node instanceof Iterate iterate) {
            return isList.test(iterate.term)
                    ? new ItemStream().at(node.span())
                    : fed(
                            node,
                            iterate.term,
                            isList,
                            term -> new Iterate(term, iterate.optional()));
        }
        if (node instanceof Pipe pipe) {
            return isList.test(pipe.left)
                    ? piped(pipe)
                    : fed(node, pipe.left, isList, left -> new Pipe(left, pipe.right));
        }
        if (node instanceof Index index && index.key instanceof Constant key) {
            return isList.test(index.term)
                    ? element(index, key)
                    : fed(
                            node,
                            index.term,
                            isList,
                            term -> new Index(term, index.key, index.optional()));
        }
        return node instanceof Collect collect
                ? fed(node, collect.body, isList, Collect::new)
                : ending(node, isList);
    }

    /** What takes no more items than it needs, or only adds them up. */
    private static @Nullable Node ending(Node node, Predicate<Node> isList) {
        if (node instanceof First first) {
            return fed(node, first.body, isList, First::new);
        }
        if (node instanceof Limit limit && limit.count instanceof Constant) {
            return fed(node, limit.body, isList, body -> new Limit(limit.count, body));
        }
        return node instanceof Reduce reduce && reduce.startsBlind()
                ? fed(node, reduce.source, isList, reduce::over)
                : null;
    }

    private static @Nullable Node fed(
            Node whole, Node part, Predicate<Node> isList, Function<Node, Node> with) {
        Node fed = feed(part, isList);
        return fed == null ? null : with.apply(fed).at(whole.span());
    }

    /**
     * {@code .items | rest}: the rest one by one where it goes through them, else over them all.
     */
    private static Node piped(Pipe pipe) {
        Node through = feed(pipe.right, Identity.class::isInstance);
        return through != null
                ? through
                : new Pipe(new Collect(new ItemStream()), pipe.right).at(pipe.span());
    }

    /** {@code .items[index]}, for which no item after it is pulled. */
    private static @Nullable Node element(Index index, Constant key) {
        if (!key.value.isInt()) {
            return null;
        }
        int at = key.value.intValue();
        Node items = new ItemStream();
        Node few =
                at >= 0 && at < MOST_CUT
                        ? new Limit(new Constant(IntNode.valueOf(at + 1)), items)
                        : items;
        return new Index(new Collect(few), key, index.optional()).at(index.span());
    }

    private static boolean isItems(Node term) {
        return term instanceof Index index
                && index.term instanceof Identity
                && index.key instanceof Constant key
                && key.value.isTextual()
                && key.value.textValue().equals("items");
    }
}
