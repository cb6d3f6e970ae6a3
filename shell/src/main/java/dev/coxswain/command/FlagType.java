package dev.coxswain.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a flag's text becomes its value, with pflag's words for what is wrong.
 *
 * @param <T> the type of the value
 */
public sealed interface FlagType<T> {
    FlagType<String> TEXT = new Text();
    FlagType<Boolean> BOOL = new Bool();
    FlagType<Long> INTEGER = new Whole();
    FlagType<Duration> DURATION = new Span();
    FlagType<List<String>> LIST = new Many(true);
    FlagType<List<String>> REPEATED = new Many(false);

    /**
     * Reads a value.
     *
     * @param before the value so far, for flags that may be repeated
     * @throws IllegalArgumentException whose message is pflag's reason
     */
    T parse(String text, T before);

    /** How the value is named in the help; empty for switches. */
    String placeholder();

    /** Text as it is. */
    record Text() implements FlagType<String> {
        @Override
        public String parse(String text, String before) {
            return text;
        }

        @Override
        public String placeholder() {
            return "TEXT";
        }
    }

    /** Go's {@code strconv.ParseBool}. */
    record Bool() implements FlagType<Boolean> {
        @Override
        public Boolean parse(String text, Boolean before) {
            return switch (text) {
                case "1", "t", "T", "TRUE", "true", "True" -> true;
                case "0", "f", "F", "FALSE", "false", "False" -> false;
                default ->
                        throw new IllegalArgumentException(
                                "strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
            };
        }

        @Override
        public String placeholder() {
            return "";
        }
    }

    /** Go's {@code strconv.ParseInt}. */
    record Whole() implements FlagType<Long> {
        @Override
        public Long parse(String text, Long before) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "strconv.ParseInt: parsing \"" + text + "\": invalid syntax", e);
            }
        }

        @Override
        public String placeholder() {
            return "N";
        }
    }

    /** Go's {@code time.ParseDuration}. */
    record Span() implements FlagType<Duration> {
        @Override
        public Duration parse(String text, Duration before) {
            return GoDuration.parse(text);
        }

        @Override
        public String placeholder() {
            return "DURATION";
        }
    }

    /** Values that add up. */
    record Many(boolean split) implements FlagType<List<String>> {
        @Override
        public List<String> parse(String text, List<String> before) {
            List<String> all = new ArrayList<>(before);
            if (split) {
                // As pflag reads it, an empty text is no value at all.
                all.addAll(text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
            } else {
                all.add(text);
            }
            return List.copyOf(all);
        }

        @Override
        public String placeholder() {
            return "TEXT";
        }
    }
}
