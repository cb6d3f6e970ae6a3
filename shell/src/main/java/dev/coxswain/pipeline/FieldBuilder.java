package dev.coxswain.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Joins the parts of one word, which may become none or several. */
final class FieldBuilder {
    private final List<Field> done = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean any;

    /** Text that belongs to the word; quoted text is no pattern, and makes a word even if empty. */
    void add(String part, boolean quoted) {
        any |= quoted || !part.isEmpty();
        text.append(part);
        if (!quoted) {
            pattern.append(part);
            return;
        }
        part.chars().forEach(c -> pattern.append('\\').append((char) c));
    }

    /** Text that is split at blanks and newlines; its first and last word join what is beside. */
    void split(String part) {
        boolean first = true;
        int at = 0;
        while (at < part.length()) {
            int end = at;
            while (end < part.length() && !Character.isWhitespace(part.charAt(end))) {
                end++;
            }
            if (!first || at != end) {
                add(part.substring(at, end), false);
            }
            if (end < part.length()) {
                finish();
            }
            first = false;
            at = end + 1;
        }
    }

    /** Words of their own, none of them a pattern. */
    void words(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                finish();
            }
            add(words.get(i), true);
        }
    }

    private void finish() {
        if (any) {
            done.add(new Field(text.toString(), pattern.toString()));
        }
        text.setLength(0);
        pattern.setLength(0);
        any = false;
    }

    List<Field> fields() {
        finish();
        return List.copyOf(done);
    }
}
