package dev.coxswain.document;

import java.util.List;

/**
 * Which items of a list somebody wants, and what of them. More may be given, never less: who asks
 * looks at all that is given by himself.
 *
 * @param parts what is read of each item
 * @param matches what holds for all items that are wanted
 */
public record Wanted(Parts parts, List<Match> matches) {
    /** All items, whole. */
    public static final Wanted ALL = new Wanted(Parts.ALL, List.of());

    /**
     * That the text at a path of keys is this one, or is not, where nothing there counts as another
     * text.
     */
    public record Match(List<String> path, boolean equal, String text) {
        public Match {
            path = List.copyOf(path);
        }
    }

    public Wanted {
        matches = List.copyOf(matches);
    }
}
