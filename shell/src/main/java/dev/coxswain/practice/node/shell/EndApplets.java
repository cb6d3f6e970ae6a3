package dev.coxswain.practice.node.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code head tail}: the ends of files, one of them live. */
final class EndApplets {
    private final ArrayList<String> files = new ArrayList<>();
    private int count = 10;
    private boolean bytes;
    private boolean fromStart;
    private boolean follow;

    private EndApplets(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("-[nc]") && i + 1 < words.size()) {
                amount(word, words.get(++i));
            } else if (word.matches("-[nc].+")) {
                amount(word, word.substring(2));
            } else if (word.matches("-\\d+")) {
                amount(word, word.substring(1));
            } else if (word.matches("-[fF]")) {
                follow = true;
            } else {
                files.add(word);
            }
        }
    }

    private void amount(String option, String number) {
        bytes = option.startsWith("-c");
        fromStart = number.startsWith("+");
        count = Math.abs(Integer.parseInt(number));
    }

    /** Prints the front or the back of files. */
    static int ends(Call call, boolean front) throws IOException, InterruptedException {
        var asked = new EndApplets(call.arguments());
        boolean live = asked.follow && !asked.files.isEmpty();
        var status = new int[1];
        boolean absent = live && call.files().find(call.path(asked.files.getFirst())).isEmpty();
        String text = absent ? "" : TextApplets.input(call, asked.files, status);
        call.streams()
                .print(
                        asked.bytes
                                ? cutBytes(text, asked.count, front)
                                : cutLines(text, asked.count, front, asked.fromStart));
        return live ? follow(call, asked.files.getFirst(), text.length()) : status[0];
    }

    private static String cutBytes(String text, int count, boolean front) {
        int size = Math.min(count, text.length());
        return front ? text.substring(0, size) : text.substring(text.length() - size);
    }

    private static String cutLines(String text, int count, boolean front, boolean fromStart) {
        List<String> lines = TextApplets.lines(text);
        int size = lines.size();
        List<String> kept =
                front
                        ? lines.subList(0, Math.min(count, size))
                        : lines.subList(
                                fromStart
                                        ? Math.min(size, Math.max(0, count - 1))
                                        : Math.max(0, size - count),
                                size);
        String joined = String.join("\n", kept);
        boolean whole = text.endsWith("\n") || (front && kept.size() < size);
        return kept.isEmpty() ? "" : joined + (whole ? "\n" : "");
    }

    private static int follow(Call call, String file, int from)
            throws InterruptedException, IOException {
        int seen = from;
        while (true) {
            call.process().sleep(Duration.ofSeconds(1));
            if (call.files().find(call.path(file)).isPresent()) {
                String text = call.files().text(call.path(file));
                seen = text.length() < seen ? 0 : seen;
                if (text.length() > seen) {
                    call.streams().print(text.substring(seen));
                    seen = text.length();
                }
            }
        }
    }
}
