package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;

import java.util.ArrayList;
import java.util.List;

/** The shell's patterns: {@code *}, {@code ?}, {@code […]}. */
final class Pattern {
    private Pattern() {}

    static boolean matches(String pattern, String text) {
        return regex(pattern).matcher(text).matches();
    }

    static java.util.regex.Pattern regex(String pattern) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = pattern.substring(i + 1, close).replace("\\", "\\\\");
                regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set);
                regex.append(']');
                i = close;
            } else {
                if (c == '\\' && i + 1 < pattern.length()) {
                    c = pattern.charAt(++i);
                }
                regex.append(java.util.regex.Pattern.quote(String.valueOf(c)));
            }
        }
        return java.util.regex.Pattern.compile(regex.toString(), java.util.regex.Pattern.DOTALL);
    }

    static String cutFront(String text, String pattern, boolean longest) {
        String best = text;
        for (int i = 0; i <= text.length(); i++) {
            if (matches(pattern, text.substring(0, i))) {
                best = text.substring(i);
                if (!longest) {
                    return best;
                }
            }
        }
        return best;
    }

    static String cutBack(String text, String pattern, boolean longest) {
        String best = text;
        for (int i = text.length(); i >= 0; i--) {
            if (matches(pattern, text.substring(i))) {
                best = text.substring(0, i);
                if (!longest) {
                    return best;
                }
            }
        }
        return best;
    }

    /** The files a pattern names, sorted; hidden ones only where the pattern says so. */
    static List<String> files(FileTree files, String directory, String pattern) {
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        for (String part : pattern.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            var next = new ArrayList<String>();
            for (String base : found) {
                below(files, directory, base, part, next);
            }
            found = next;
        }
        return found;
    }

    private static void below(
            FileTree files, String directory, String base, String part, List<String> into) {
        String prefix = base.isEmpty() || base.endsWith("/") ? base : base + "/";
        try {
            for (String name : files.list(FileTree.absolute(directory, base)).keySet()) {
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && matches(part, name)) {
                    into.add(prefix + name);
                }
            }
        } catch (FileProblem e) {
            // a missing directory has no files: the pattern then stands for itself
            return;
        }
    }
}
