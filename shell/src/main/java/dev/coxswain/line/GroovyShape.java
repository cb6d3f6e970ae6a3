package dev.coxswain.line;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the outline of Groovy text tells about what was meant. */
final class GroovyShape {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:(?:def|var)\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(?![=~])\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern ARGUMENT =
            Pattern.compile("--?[A-Za-z].*|[A-Za-z0-9_'\"$%~].*|/[A-Za-z].*|\\./.*");
    private static final Set<String> OPERATORS = Set.of("in", "instanceof", "as");
    static final Set<String> KEYWORDS =
            Set.of(
                    "abstract",
                    "as",
                    "assert",
                    "boolean",
                    "break",
                    "byte",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "continue",
                    "def",
                    "default",
                    "do",
                    "double",
                    "else",
                    "enum",
                    "extends",
                    "false",
                    "final",
                    "finally",
                    "float",
                    "for",
                    "goto",
                    "if",
                    "implements",
                    "import",
                    "in",
                    "instanceof",
                    "int",
                    "interface",
                    "long",
                    "native",
                    "new",
                    "null",
                    "package",
                    "private",
                    "protected",
                    "public",
                    "record",
                    "return",
                    "sealed",
                    "short",
                    "static",
                    "super",
                    "switch",
                    "synchronized",
                    "this",
                    "throw",
                    "throws",
                    "trait",
                    "true",
                    "try",
                    "var",
                    "void",
                    "volatile",
                    "while",
                    "yield");

    private final Text text;
    private final int start;
    private final String code;

    GroovyShape(Text text, int start, String code) {
        this.text = text;
        this.start = start;
        this.code = code;
    }

    /** The first word where the text is nothing but bare words, else null. */
    @Nullable String bareWord() {
        String[] words = code.strip().split("\\s+");
        String first = words[0];
        if (code.indexOf('\n') >= 0 || !NAME.matcher(first).matches() || KEYWORDS.contains(first)) {
            return null;
        }
        if (words.length == 1) {
            return first.indexOf('-') < 0 ? first : null;
        }
        boolean declares = Character.isUpperCase(first.charAt(0));
        boolean bare = ARGUMENT.matcher(words[1]).matches() && !OPERATORS.contains(words[1]);
        return bare && !declares ? first : null;
    }

    /** {@code x = get pods}: the value is a command line. */
    void refuseCommandAsValue() {
        Matcher matcher = ASSIGNMENT.matcher(code);
        if (!matcher.lookingAt()) {
            return;
        }
        int saved = text.position;
        text.position = start + matcher.end();
        String command = commandAt(text);
        int at = text.position;
        text.position = saved;
        if (command != null) {
            throw text.wrong(
                    text.span(at, at + command.length()),
                    "the value here is a command line",
                    "write " + code.substring(0, matcher.end()).strip() + " $(" + command + ")");
        }
    }

    /** Notes a command name that becomes a variable. */
    void addShadowed(List<String> shadowed) {
        Matcher matcher = ASSIGNMENT.matcher(code);
        if (matcher.lookingAt() && text.vocabulary.startsCommandLine(matcher.group(1))) {
            shadowed.add(matcher.group(1));
        }
    }

    /** The command line of at least two words at the place, or null. */
    static @Nullable String commandAt(Text text) {
        if (PartReader.Head.of(text) == PartReader.Head.GROOVY) {
            return null;
        }
        int from = text.position;
        int lineEnd = text.source.indexOf('\n', from);
        int to = lineEnd < 0 || lineEnd > text.end ? text.end : lineEnd;
        String line = text.source.substring(from, to).strip();
        String[] words = line.split("\\s+");
        boolean command =
                words.length > 1
                        && ARGUMENT.matcher(words[1]).matches()
                        && !OPERATORS.contains(words[1]);
        return command ? line : null;
    }
}
