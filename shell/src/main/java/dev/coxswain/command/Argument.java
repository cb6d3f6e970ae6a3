package dev.coxswain.command;

/**
 * A declared positional argument.
 *
 * @param name how the usage line shows it, as {@code TYPE[/NAME]}
 */
public record Argument(String name, Count count, Values values) {
    /** How many words it takes. */
    public enum Count {
        ONE,
        OPTIONAL,
        /** None or more. */
        REST,
        /** None or more; behind the first of them no word is a flag. */
        PROGRAM,
        /** Everything after {@code --}, handed on untouched. */
        COMMAND,
        /** All words from the first that is no flag of the command, handed on untouched. */
        RAW
    }

    public static Argument one(String name) {
        return new Argument(name, Count.ONE, Values.Source.ANY);
    }

    public static Argument optional(String name) {
        return new Argument(name, Count.OPTIONAL, Values.Source.ANY);
    }

    public static Argument rest(String name) {
        return new Argument(name, Count.REST, Values.Source.ANY);
    }

    public static Argument program(String name) {
        return new Argument(name, Count.PROGRAM, Values.Source.ANY);
    }

    public static Argument command(String name) {
        return new Argument(name, Count.COMMAND, Values.Source.ANY);
    }

    public static Argument raw(String name) {
        return new Argument(name, Count.RAW, Values.Source.ANY);
    }

    public Argument values(Values source) {
        return new Argument(name, count, source);
    }
}
