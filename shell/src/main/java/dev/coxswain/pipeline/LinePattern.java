package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.failure.FailureException;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** What {@code grep} looks for: POSIX basic and extended patterns in Java's notation. */
record LinePattern(Pattern pattern, boolean inverted) {

    static LinePattern of(Arguments arguments) {
        List<String> patterns = arguments.get(GrepFilter.PATTERNS);
        List<String> words = arguments.positional();
        if (patterns.isEmpty() && words.isEmpty()) {
            throw GrepFilter.noPattern();
        }
        if (words.size() > (patterns.isEmpty() ? 1 : 0)) {
            throw FailureException.plain(
                    "grep here reads what is piped in, no files", "the host's grep: | !grep …");
        }
        String all =
                (patterns.isEmpty() ? words : patterns)
                        .stream()
                                .map(each -> "(?:" + java(each, arguments) + ")")
                                .collect(Collectors.joining("|"));
        try {
            return new LinePattern(
                    Pattern.compile(bounded(all, arguments), flags(arguments)),
                    arguments.get(GrepFilter.INVERT));
        } catch (PatternSyntaxException e) {
            throw FailureException.usage("grep: " + e.getDescription() + " in \"" + all + "\"");
        }
    }

    private static int flags(Arguments arguments) {
        return arguments.get(GrepFilter.IGNORE_CASE)
                ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
                : 0;
    }

    private static String bounded(String all, Arguments arguments) {
        if (arguments.get(GrepFilter.LINE)) {
            return "^(?:" + all + ")$";
        }
        return arguments.get(GrepFilter.WORD) ? "(?<!\\w)(?:" + all + ")(?!\\w)" : all;
    }

    private static String java(String pattern, Arguments arguments) {
        if (arguments.get(GrepFilter.FIXED)) {
            return Pattern.quote(pattern);
        }
        return arguments.get(GrepFilter.EXTENDED) ? pattern : basic(pattern);
    }

    /**
     * In a basic pattern <code>\| \+ \? \( \) \{ \}</code> are the operators, bare ones are text.
     */
    private static String basic(String pattern) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escaped = c == '\\' && i + 1 < pattern.length() && !inClass;
            if (escaped) {
                char next = pattern.charAt(++i);
                java.append("|+?(){}".indexOf(next) >= 0 ? "" + next : "\\" + next);
            } else if (!inClass && "|+?(){}".indexOf(c) >= 0) {
                java.append('\\').append(c);
            } else if (c == '*' && i == 0) {
                java.append("\\*");
            } else {
                java.append(c);
                inClass = c == '[' || (inClass && c != ']');
            }
        }
        return java.toString();
    }

    boolean takes(String line) {
        return pattern.matcher(line).find() != inverted;
    }
}
