package dev.coxswain.complete;

import java.util.Comparator;
import java.util.List;

/**
 * What can stand at the cursor.
 *
 * @param from where in the line the text begins that a candidate replaces, up to the cursor
 * @param candidates sorted by group as given, then by value
 * @param more how many further candidates were left out
 */
public record Completion(int from, List<Candidate> candidates, int more) {
    private static final int MOST = 200;

    public Completion {
        candidates = List.copyOf(candidates);
    }

    static Completion nothing(int from) {
        return new Completion(from, List.of(), 0);
    }

    /** The candidates that begin with what stands there, the first of them. */
    static Completion of(int from, String prefix, List<Candidate> all) {
        List<Candidate> fitting =
                all.stream()
                        .filter(each -> each.value().startsWith(prefix))
                        .distinct()
                        .sorted(Comparator.comparing(Candidate::value, Completion::compare))
                        .toList();
        int shown = Math.min(MOST, fitting.size());
        return new Completion(from, fitting.subList(0, shown), fitting.size() - shown);
    }

    /** Numbers by their size, so that {@code %10} stands behind {@code %9}. */
    private static int compare(String left, String right) {
        boolean rows = left.startsWith("%") && right.startsWith("%");
        int byLength = rows ? Integer.compare(left.length(), right.length()) : 0;
        return byLength != 0 ? byLength : left.compareTo(right);
    }
}
