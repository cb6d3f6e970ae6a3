package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a program may refer to when it is compiled.
 *
 * @param variables names, without {@code $}, that every run binds; others do not compile
 * @param libraries directories searched for modules, as jq's {@code -L}
 * @param directory what relative library directories and imports start from
 * @param file the program's file, or null where it was typed
 * @param home where the user's own library is, {@code .jq}, or null
 */
public record JqOptions(
        Set<String> variables,
        List<String> libraries,
        Path directory,
        @Nullable Path file,
        @Nullable Path home) {
    private static final JqOptions NONE = variables(Set.of());

    public JqOptions {
        variables = Set.copyOf(variables);
        libraries = List.copyOf(libraries);
    }

    /** No variables, jq's default library directories. */
    public static JqOptions none() {
        return NONE;
    }

    /** These variable names and no others. */
    public static JqOptions variables(Set<String> names) {
        Path home = Path.of(System.getProperty("user.home", ""));
        return new JqOptions(names, List.of(), Path.of(""), null, home);
    }

    /** The names of these values as variables. */
    public static JqOptions variables(Map<String, JsonNode> values) {
        return variables(values.keySet());
    }
}
