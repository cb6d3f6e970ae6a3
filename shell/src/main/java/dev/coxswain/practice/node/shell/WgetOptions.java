package dev.coxswain.practice.node.shell;

import java.time.Duration;
import java.util.List;

/** wget's options, as far as they are read. */
final class WgetOptions {
    String url = "";
    String output = "";
    boolean quiet;
    Duration patience = Duration.ofSeconds(10);

    WgetOptions(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            quiet |= word.matches("-q.*");
            if (word.matches("-q?O-")) {
                output = "-";
            } else if (word.matches("-q?O")) {
                output = next.isEmpty() ? "-" : next;
                i++;
            } else if (word.equals("-T")) {
                patience = Duration.ofSeconds(Long.parseLong(next));
                i++;
            } else if (word.startsWith("--timeout=")) {
                patience = Duration.ofSeconds(Long.parseLong(word.substring(10)));
            } else if (!word.startsWith("-")) {
                url = word;
            }
        }
    }
}
