package dev.coxswain.command.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Differences of files as {@code diff -u -N} writes them, for machines that lack the program. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx", Locale.ROOT);

    private final List<String> before;
    private final List<String> after;
    private final boolean[] gone;
    private final boolean[] come;
    private final StringBuilder text = new StringBuilder();

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.gone = new boolean[before.size()];
        this.come = new boolean[after.size()];
        Arrays.fill(gone, true);
        Arrays.fill(come, true);
    }

    /** The differences of all files; empty where there are none. */
    static String of(DiffFiles files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : files.names()) {
            Path before = files.live().resolve(name);
            Path after = files.merged().resolve(name);
            String hunks = of(lines(before), lines(after));
            if (!hunks.isEmpty()) {
                all.append("diff -u -N %s %s\n".formatted(before, after))
                        .append("--- %s\t%s\n".formatted(before, time(before)))
                        .append("+++ %s\t%s\n".formatted(after, time(after)))
                        .append(hunks);
            }
        }
        return all.toString();
    }

    /** The hunks that lead from some lines to others. */
    static String of(List<String> before, List<String> after) {
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.match();
        diff.slide(before, diff.gone);
        diff.slide(after, diff.come);
        diff.hunks();
        return diff.text.toString();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static String time(Path file) throws IOException {
        Instant time =
                Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
        return TIME.format(FileTime.from(time).toInstant().atZone(ZoneId.systemDefault()));
    }

    /** Myers' greedy search for the fewest changes, its frontiers kept to walk back over. */
    private void match() {
        int most = before.size() + after.size();
        int[] reach = new int[2 * most + 2];
        List<int[]> trace = new ArrayList<>();
        for (int changes = 0; changes <= most; changes++) {
            trace.add(reach.clone());
            for (int k = -changes; k <= changes; k += 2) {
                boolean down = down(reach, most, k, changes);
                int x = down ? reach[most + k + 1] : reach[most + k - 1] + 1;
                while (x < before.size() && x - k < after.size() && same(x, x - k)) {
                    x++;
                }
                reach[most + k] = x;
                if (x >= before.size() && x - k >= after.size()) {
                    walkBack(trace, most);
                    return;
                }
            }
        }
    }

    private static boolean down(int[] reach, int middle, int k, int changes) {
        return k == -changes || (k != changes && reach[middle + k - 1] < reach[middle + k + 1]);
    }

    private boolean same(int x, int y) {
        return before.get(x).equals(after.get(y));
    }

    private void walkBack(List<int[]> trace, int middle) {
        int x = before.size();
        int y = after.size();
        for (int changes = trace.size() - 1; changes >= 0; changes--) {
            int[] reach = trace.get(changes);
            int k = x - y;
            int from = down(reach, middle, k, changes) ? k + 1 : k - 1;
            int startX = changes == 0 ? 0 : reach[middle + from];
            int startY = changes == 0 ? 0 : startX - from;
            while (x > startX && y > startY) {
                gone[--x] = false;
                come[--y] = false;
            }
            x = startX;
            y = startY;
        }
    }

    /** Changed lines go as far down as the same lines allow, as diff has it. */
    private void slide(List<String> lines, boolean[] changed) {
        for (int start = 0; start < changed.length; start++) {
            if (!changed[start] || (start > 0 && changed[start - 1])) {
                continue;
            }
            int end = start;
            while (end < changed.length && changed[end]) {
                end++;
            }
            int first = start;
            while (end < changed.length
                    && lines.get(first).equals(lines.get(end))
                    && !(end + 1 < changed.length && changed[end + 1])) {
                changed[first++] = false;
                changed[end++] = true;
            }
            start = end - 1;
        }
    }

    /** One run of changes: lines {@code from} to {@code to} of each side, the ends left out. */
    private record Change(int from, int to, int otherFrom, int otherTo) {}

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int x = 0;
        int y = 0;
        while (x < gone.length || y < come.length) {
            int fromX = x;
            int fromY = y;
            while (x < gone.length && gone[x]) {
                x++;
            }
            while (y < come.length && come[y]) {
                y++;
            }
            if (x > fromX || y > fromY) {
                changes.add(new Change(fromX, x, fromY, y));
            } else {
                x++;
                y++;
            }
        }
        return changes;
    }

    private void hunks() {
        List<Change> hunk = new ArrayList<>();
        for (Change each : changes()) {
            if (!hunk.isEmpty() && each.from - hunk.getLast().to > 2 * CONTEXT) {
                hunk(hunk);
                hunk.clear();
            }
            hunk.add(each);
        }
        if (!hunk.isEmpty()) {
            hunk(hunk);
        }
    }

    private void hunk(List<Change> hunk) {
        Change first = hunk.getFirst();
        Change last = hunk.getLast();
        int lead = Math.min(CONTEXT, first.from);
        int trail = Math.min(CONTEXT, before.size() - last.to);
        text.append("@@ -")
                .append(range(first.from - lead, last.to + trail))
                .append(" +")
                .append(range(first.otherFrom - lead, last.otherTo + trail))
                .append(" @@\n");
        int at = first.from - lead;
        for (Change each : hunk) {
            lines(' ', before, at, each.from);
            lines('-', before, each.from, each.to);
            lines('+', after, each.otherFrom, each.otherTo);
            at = each.to;
        }
        lines(' ', before, at, last.to + trail);
    }

    private static String range(int from, int to) {
        int count = to - from;
        int start = count == 0 ? from : from + 1;
        return count == 1 ? String.valueOf(start) : start + "," + count;
    }

    private void lines(char mark, List<String> lines, int from, int to) {
        lines.subList(from, to).forEach(each -> text.append(mark).append(each).append('\n'));
    }
}
