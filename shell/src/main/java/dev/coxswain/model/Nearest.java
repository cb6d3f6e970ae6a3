package dev.coxswain.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The known words that are most like a mistyped one. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** At most three of {@code known}, nearest first; empty where none is near. */
    public static List<String> of(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3);
        record Scored(String text, int distance) {}
        return known.stream()
                .distinct()
                .map(text -> new Scored(text, distance(word, text)))
                .filter(scored -> scored.distance <= limit || isLongPrefix(word, scored.text))
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::text))
                .limit(MOST)
                .map(Scored::text)
                .toList();
    }

    private static boolean isLongPrefix(String word, String text) {
        return word.length() >= 3 && text.startsWith(word);
    }

    /** Edits between two words, a swap of neighbours counting as one. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cell(cost, a, b, new int[] {i, j});
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cell(int[][] cost, String a, String b, int[] at) {
        int i = at[0];
        int j = at[1];
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
