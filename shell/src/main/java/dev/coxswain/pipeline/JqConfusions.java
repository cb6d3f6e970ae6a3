package dev.coxswain.pipeline;

import dev.coxswain.line.Vocabulary;
import dev.coxswain.model.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people who come from other languages mean by a jq stage that fails. */
record JqConfusions(Vocabulary vocabulary, Tools tools) {
    private static final Pattern UNDEFINED = Pattern.compile("(\\w+)/\\d+ is not defined");
    private static final Pattern GROOVY_ITEM = Pattern.compile("\\{?\\s*it\\b.*", Pattern.DOTALL);

    /**
     * What would have been right instead of a program that does not compile, or null.
     *
     * @param at where in the program the error is
     */
    @Nullable String compiling(String program, int at) {
        String operator = operator(program, at);
        if (operator != null) {
            return operator;
        }
        if (GROOVY_ITEM.matcher(program.strip()).matches()) {
            return "for a Groovy closure write | each { it.… } or | where { it.… }";
        }
        String stage = stage(program.substring(program.lastIndexOf('|', at - 1) + 1));
        return stage == null ? stage(program) : stage;
    }

    /** Advice where jq's own has none: a name that jq does not know. */
    @Nullable String unknown(String program, String message) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (!undefined.find()) {
            String first = program.strip().split("\\s", 2)[0];
            boolean word = first.matches("[a-z][a-z-]*") && !vocabulary.jqWords().contains(first);
            List<String> near = word ? near(first) : List.of();
            return near.isEmpty() ? null : didYouMean(near);
        }
        String name = undefined.group(1);
        List<String> near = near(name);
        return near.isEmpty()
                ? "for a field write ." + name
                : didYouMean(near) + " For a field write ." + name;
    }

    private List<String> near(String name) {
        Set<String> stages = new HashSet<>(vocabulary.commands());
        stages.addAll(vocabulary.filters());
        stages.addAll(vocabulary.closures());
        return Nearest.of(name, stages);
    }

    private static String didYouMean(List<String> near) {
        return "did you mean | " + String.join(", | ", near) + "?";
    }

    /** Advice where a program begins with the name of a command or of a program of the host. */
    @Nullable String stage(String program) {
        String first = program.strip().split("[^A-Za-z0-9_.-]", 2)[0];
        if (first.isEmpty() || first.startsWith(".")) {
            return null;
        }
        if (vocabulary.commands().contains(first)) {
            return "this is jq; for the command write | kubectl " + first;
        }
        return Names.isProgram(tools, first)
                ? "this is jq; for the host's program write | !" + first
                : null;
    }

    private static @Nullable String operator(String program, int at) {
        String before = program.substring(0, at);
        String rest = program.substring(at);
        if (rest.startsWith("&&")) {
            return "jq writes: and";
        }
        if (rest.startsWith("||") || (rest.startsWith("|") && before.endsWith("|"))) {
            return "jq writes: or";
        }
        if (rest.startsWith("=") && before.endsWith("==")) {
            return "jq writes: ==";
        }
        if (rest.startsWith("=~") || (rest.startsWith("~") && before.endsWith("="))) {
            return "jq writes: … | test(\"…\")";
        }
        return rest.startsWith("!") && !rest.startsWith("!=") ? "jq writes: … | not" : null;
    }
}
