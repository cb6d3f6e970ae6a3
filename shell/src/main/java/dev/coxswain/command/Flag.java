package dev.coxswain.command;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * A declared flag with its type; the value is also the key under which {@link Arguments} holds what
 * was given. Parsing follows pflag.
 *
 * @param <T> the type of its value
 */
public final class Flag<T> {
    private final String name;
    private final char shorthand;
    private final FlagType<T> type;
    private final T defaultValue;
    private final @Nullable String bareValue;
    private final Values values;
    private final String help;
    private final String placeholder;

    private Flag(
            String name,
            char shorthand,
            FlagType<T> type,
            T defaultValue,
            @Nullable String bareValue,
            Values values,
            String help,
            String placeholder) {
        this.name = name;
        this.shorthand = shorthand;
        this.type = type;
        this.defaultValue = defaultValue;
        this.bareValue = bareValue;
        this.values = values;
        this.help = help;
        this.placeholder = placeholder;
    }

    private static <T> Flag<T> of(String name, FlagType<T> type, T defaultValue) {
        return new Flag<>(
                name, '\0', type, defaultValue, null, Values.Source.ANY, "", type.placeholder());
    }

    /** A flag with a text value; an empty text where it is not given. */
    public static Flag<String> text(String name) {
        return of(name, FlagType.TEXT, "");
    }

    /** A switch; {@code --flag=false} turns it off. */
    public static Flag<Boolean> bool(String name) {
        return of(name, FlagType.BOOL, false).bare("true");
    }

    /** A whole number. */
    public static Flag<Long> integer(String name, long defaultValue) {
        return of(name, FlagType.INTEGER, defaultValue);
    }

    /** A time span in Go's notation, as {@code 30s} or {@code 1h5m}. */
    public static Flag<Duration> duration(String name, Duration defaultValue) {
        return of(name, FlagType.DURATION, defaultValue);
    }

    /** A flag that may be repeated; each value is split at commas (pflag's string slice). */
    public static Flag<List<String>> list(String name) {
        return of(name, FlagType.LIST, List.of());
    }

    /** A flag that may be repeated; each value is taken whole (pflag's string array). */
    public static Flag<List<String>> repeated(String name) {
        return of(name, FlagType.REPEATED, List.of());
    }

    /** This flag with a one-letter form. */
    public Flag<T> shorthand(char letter) {
        return new Flag<>(name, letter, type, defaultValue, bareValue, values, help, placeholder);
    }

    /** This flag with another value where it is not given. */
    public Flag<T> defaulting(T other) {
        return new Flag<>(name, shorthand, type, other, bareValue, values, help, placeholder);
    }

    /** This flag, allowed to stand without a value, which it then has (pflag's NoOptDefVal). */
    public Flag<T> bare(String value) {
        return new Flag<>(name, shorthand, type, defaultValue, value, values, help, placeholder);
    }

    public Flag<T> values(Values source) {
        return new Flag<>(
                name, shorthand, type, defaultValue, bareValue, source, help, placeholder);
    }

    /** This flag with its line in the help. */
    public Flag<T> help(String line) {
        return new Flag<>(
                name, shorthand, type, defaultValue, bareValue, values, line, placeholder);
    }

    /** This flag with a name for its value in the help. */
    public Flag<T> placeholder(String word) {
        return new Flag<>(name, shorthand, type, defaultValue, bareValue, values, help, word);
    }

    public String name() {
        return name;
    }

    /** The one-letter form, or the zero character. */
    public char shorthand() {
        return shorthand;
    }

    public FlagType<T> type() {
        return type;
    }

    public T defaultValue() {
        return defaultValue;
    }

    /** The value of the flag when it stands alone; null where it needs one. */
    public @Nullable String bareValue() {
        return bareValue;
    }

    public boolean takesNextWord() {
        return bareValue == null;
    }

    public Values values() {
        return values;
    }

    public String help() {
        return help;
    }

    public String placeholder() {
        return placeholder;
    }

    /** How pflag names the flag in errors: {@code --output} or {@code -o, --output}. */
    String display() {
        return shorthand == '\0' ? "--" + name : "-" + shorthand + ", --" + name;
    }

    @Override
    public String toString() {
        return "--" + name;
    }
}
