package dev.coxswain.command.read.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Descriptions broken into lines of a width, in the two ways in which kubectl breaks them. */
final class Paragraphs {
    private static final Pattern WORD = Pattern.compile("(\\s*)(\\S+)");
    private static final Pattern ENTRY = Pattern.compile("^(\\d+\\.?|-|\\*)\\s");

    private final int width;
    private final List<String> lines = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private String last = "";

    private Paragraphs(int width) {
        this.width = width;
    }

    /** Every line broken by itself; blanks inside a line stay as they are. */
    static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String each : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            Matcher word = WORD.matcher(each);
            int end = 0;
            while (word.find()) {
                end = word.end();
                boolean fits = line.length() + word.end() - word.start() <= width;
                if (!fits && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word.group(2));
                } else {
                    line.append(word.group());
                }
            }
            lines.add(line.append(each, end, each.length()).toString());
        }
        return lines;
    }

    /** Lines joined and broken anew; lists, code and empty lines stay lines of their own. */
    static List<String> joined(String text, int width) {
        return new Paragraphs(width).lines(text);
    }

    private List<String> lines(String text) {
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("    ")) {
                end();
                lines.add(line);
            } else if (line.isBlank() && !lines.isEmpty()) {
                end();
                lines.add("");
            } else {
                if (line.isBlank() || last.endsWith(":") || ENTRY.matcher(line.strip()).find()) {
                    end();
                }
                Pattern.compile("\\S+").matcher(line).results().forEach(word -> add(word.group()));
            }
        }
        end();
        return lines;
    }

    private void add(String word) {
        if (!words.isEmpty() && String.join(" ", words).length() + 1 + word.length() > width) {
            end();
        }
        words.add(word);
        last = word;
    }

    private void end() {
        if (!words.isEmpty()) {
            lines.add(String.join(" ", words));
            words.clear();
            last = "";
        }
    }
}
