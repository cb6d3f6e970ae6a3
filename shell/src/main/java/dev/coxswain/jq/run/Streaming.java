package dev.coxswain.jq.run;

import org.jspecify.annotations.Nullable;

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

    private static @Nullable Node feed(Node node) {
        return switch (node) {
            case Iterate iterate when isItems(iterate.term) -> new ItemStream(iterate);
            case Pipe pipe -> {
                Node left = feed(pipe.left);
                yield left == null ? null : new Pipe(left, pipe.right).at(pipe.span());
            }
            case Index index when index.key instanceof Constant -> {
                Node term = feed(index.term);
                yield term == null
                        ? null
                        : new Index(term, index.key, index.optional()).at(index.span());
            }
            case Iterate iterate -> {
                Node term = feed(iterate.term);
                yield term == null
                        ? null
                        : new Iterate(term, iterate.optional()).at(iterate.span());
            }
            case Collect collect -> {
                Node body = feed(collect.body);
                yield body == null ? null : new Collect(body).at(collect.span());
            }
            case First first -> {
                Node body = feed(first.body);
                yield body == null ? null : new First(body).at(first.span());
            }
            case Limit limit when limit.count instanceof Constant -> {
                Node body = feed(limit.body);
                yield body == null ? null : new Limit(limit.count, body).at(limit.span());
            }
            case Reduce reduce when reduce.startsBlind() -> {
                Node source = feed(reduce.source);
                yield source == null ? null : reduce.over(source).at(reduce.span());
            }
            default -> null;
        };
    }

    private static boolean isItems(Node term) {
        return term instanceof Index index
                && index.term instanceof Identity
                && index.key instanceof Constant key
                && key.value.isTextual()
                && key.value.textValue().equals("items");
    }
}
