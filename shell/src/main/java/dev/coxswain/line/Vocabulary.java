package dev.coxswain.line;

import java.util.Set;

/**
 * The names that decide what a word means; a static table, never the variables that happen to
 * exist.
 *
 * @param commands commands, aliases and plugins
 * @param filters filters of a pipe that take words
 * @param closures filters of a pipe that take one Groovy closure
 * @param programs host programs that need no {@code !} at the start of a line
 * @param pipePrograms host programs that need no {@code !} after a pipe
 * @param jqWords jq's builtins and keywords
 */
public record Vocabulary(
        Set<String> commands,
        Set<String> filters,
        Set<String> closures,
        Set<String> programs,
        Set<String> pipePrograms,
        Set<String> jqWords) {
    private static final Set<String> PREFIXES = Set.of("kubectl", "k", "cox");

    public Vocabulary {
        commands = Set.copyOf(commands);
        filters = Set.copyOf(filters);
        closures = Set.copyOf(closures);
        programs = Set.copyOf(programs);
        pipePrograms = Set.copyOf(pipePrograms);
        jqWords = Set.copyOf(jqWords);
    }

    /** Whether the word in front of a blank forces a command and is dropped. */
    public static boolean isPrefix(String name) {
        return PREFIXES.contains(name);
    }

    /** Whether a name is Groovy's own, so that no command, filter or alias may have it. */
    public static boolean isGroovyKeyword(String name) {
        return GroovyShape.KEYWORDS.contains(name);
    }

    boolean startsCommandLine(String name) {
        return commands.contains(name) || programs.contains(name) || isPrefix(name);
    }

    boolean isFilter(String name) {
        return filters.contains(name) || closures.contains(name);
    }
}
