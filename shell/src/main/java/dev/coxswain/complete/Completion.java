package dev.coxswain.complete;

import java.util.Comparator;
import java.util.List;

/**
 * What can stand at the cursor.
 *
 * @param from where in the line the text begins that a candidate replaces, up to the cursor
 * @param candidates all of them, by value
 */
public record Completion(int from, List<Candidate> candidates) {
    public Completion {
        candidates = List.copyOf(candidates);
    }

    static Completion nothing(int from) {
        return new Completion(from, List.of());
    }

    /** The candidates that begin with what stands there. */
    static Completion of(int from, String prefix, List<Candidate> all) {
        List<Candidate> fitting =
                all.stream()
                        .filter(each -> each.value().startsWith(prefix))
                        .distinct()
                        .sorted(Comparator.comparing(Candidate::value, Completion::compare))
                        .toList();
        return new Completion(from, fitting);
    }

    /** What all candidates begin with; empty where there are none. */
    public String common() {
        String common = candidates.isEmpty() ? "" : candidates.getFirst().value();
        for (Candidate each : candidates) {
            int length = Math.min(common.length(), each.value().length());
            int same = 0;
            while (same < length && common.charAt(same) == each.value().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }

    /** Numbers by their size, so that {@code %10} stands behind {@code %9}. */
    private static int compare(String left, String right) {
        boolean rows = left.startsWith("%") && right.startsWith("%");
        int byLength = rows ? Integer.compare(left.length(), right.length()) : 0;
        return byLength != 0 ? byLength : left.compareTo(right);
    }
}
