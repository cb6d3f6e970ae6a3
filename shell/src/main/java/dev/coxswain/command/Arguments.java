package dev.coxswain.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the words of one call gave: positional arguments and the values of flags.
 *
 * @param positional the words that are no flags, in order, those after {@code --} included
 * @param beforeDash how many of them stood before {@code --}; -1 where there was none (cobra's
 *     ArgsLenAtDash)
 * @param values the flags that were given, by flag name
 */
public record Arguments(List<String> positional, int beforeDash, Map<String, Object> values) {
    public Arguments {
        positional = List.copyOf(positional);
        values = Map.copyOf(values);
    }

    /** The flag's value, its default where it was not given. */
    @SuppressWarnings("unchecked") // The parser stores under a flag's name what its type made.
    public <T> T get(Flag<T> flag) {
        Object value = values.get(flag.name());
        return value == null ? flag.defaultValue() : (T) value;
    }

    /** Whether the flag was given, with whatever value. */
    public boolean has(Flag<?> flag) {
        return values.containsKey(flag.name());
    }

    /** The names of the flags that were given. */
    public Set<String> given() {
        return values.keySet();
    }

    /** The words before {@code --}. */
    public List<String> words() {
        return beforeDash < 0 ? positional : positional.subList(0, beforeDash);
    }

    /** The words after {@code --}, empty where there was none. */
    public List<String> afterDash() {
        return beforeDash < 0 ? List.of() : positional.subList(beforeDash, positional.size());
    }
}
