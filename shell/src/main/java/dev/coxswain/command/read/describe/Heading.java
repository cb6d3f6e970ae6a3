package dev.coxswain.command.read.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The name of a field as a heading: {@code podSelector} reads {@code Pod Selector}. */
final class Heading {
    private static final Set<String> ACRONYMS = Set.of("API", "URL", "UID", "GUID");

    private Heading() {}

    static String of(String field) {
        if (!field.codePoints().allMatch(c -> Character.isLetter(c) || c == '-')) {
            return field;
        }
        List<String> words = new ArrayList<>();
        for (String part : merged(parts(field))) {
            words.add(word(part));
        }
        return String.join(" ", words);
    }

    private static String word(String part) {
        String upper = part.toUpperCase(Locale.ROOT);
        if (ACRONYMS.contains(upper)) {
            return upper;
        }
        if (!part.equals(part.toLowerCase(Locale.ROOT))) {
            return part;
        }
        int end = Character.charCount(part.codePointAt(0));
        String capital = part.substring(0, end).toUpperCase(Locale.ROOT);
        int first = Character.charCount(capital.codePointAt(0));
        return capital.substring(0, first)
                + capital.substring(first).toLowerCase(Locale.ROOT)
                + part.substring(end);
    }

    /** Runs of one kind of sign; a capital goes with the small letters behind it. */
    private static List<String> parts(String field) {
        List<StringBuilder> runs = new ArrayList<>();
        int last = -1;
        for (int c : field.codePoints().toArray()) {
            int kind = kind(c);
            if (kind != last) {
                runs.add(new StringBuilder());
            }
            runs.getLast().appendCodePoint(c);
            last = kind;
        }
        for (int i = 0; i + 1 < runs.size(); i++) {
            StringBuilder run = runs.get(i);
            StringBuilder next = runs.get(i + 1);
            if (kind(run.codePointAt(0)) == 2 && kind(next.codePointAt(0)) == 1) {
                int capital = run.codePointBefore(run.length());
                next.insert(0, Character.toString(capital));
                run.setLength(run.length() - Character.charCount(capital));
            }
        }
        return runs.stream().map(StringBuilder::toString).filter(run -> !run.isEmpty()).toList();
    }

    private static int kind(int c) {
        return Character.isLowerCase(c) ? 1 : Character.isUpperCase(c) ? 2 : 3;
    }

    /** Two or more capitals stay with what follows where that begins with one: {@code CIDRs}. */
    private static List<String> merged(List<String> parts) {
        List<String> merged = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean capitals =
                    part.length() >= 2 && part.codePoints().allMatch(Heading::notSmallLetter);
            if (capitals
                    && i + 1 < parts.size()
                    && Character.isUpperCase(parts.get(i + 1).charAt(0))) {
                merged.add(part + parts.get(++i));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    private static boolean notSmallLetter(int c) {
        return !Character.isLetter(c) || Character.isUpperCase(c);
    }
}
