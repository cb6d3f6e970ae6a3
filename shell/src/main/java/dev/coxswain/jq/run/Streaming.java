package dev.coxswain.jq.run;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A program with its first {@code .items[]} made ready to be fed item by item.
 *
 * @param streams whether nothing else of the program looks at its input
 */
public record Streaming(Node node, boolean streams) {

    /** Finds {@code .items[] | rest} and its like, also within {@code first(…)}, at the head. */
    public static Streaming of(Node node) {
        Node fed = feed(node);
        return fed == null ? new Streaming(node, false) : new Streaming(fed, true);
    }

    // No switch over types: the JDK makes one anew in each process, archive or not.
    private static @Nullable Node feed(Node node) {
        if (node instanceof Iterate iterate) {
            return isItems(iterate.term)
                    ? new ItemStream(iterate)
                    : fed(node, iterate.term, term -> new Iterate(term, iterate.optional()));
        }
        if (node instanceof Pipe pipe) {
            return fed(node, pipe.left, left -> new Pipe(left, pipe.right));
        }
        if (node instanceof Index index && index.key instanceof Constant) {
            return fed(node, index.term, term -> new Index(term, index.key, index.optional()));
        }
        return node instanceof Collect collect
                ? fed(node, collect.body, Collect::new)
                : ending(node);
    }

    /** What takes no more items than it needs, or only adds them up. */
    private static @Nullable Node ending(Node node) {
        if (node instanceof First first) {
            return fed(node, first.body, First::new);
        }
        if (node instanceof Limit limit && limit.count instanceof Constant) {
            return fed(node, limit.body, body -> new Limit(limit.count, body));
        }
        return node instanceof Reduce reduce && reduce.startsBlind()
                ? fed(node, reduce.source, reduce::over)
                : null;
    }

    private static @Nullable Node fed(Node whole, Node part, Function<Node, Node> with) {
        Node fed = feed(part);
        return fed == null ? null : with.apply(fed).at(whole.span());
    }

    private static boolean isItems(Node term) {
        return term instanceof Index index
                && index.term instanceof Identity
                && index.key instanceof Constant key
                && key.value.isTextual()
                && key.value.textValue().equals("items");
    }
}
