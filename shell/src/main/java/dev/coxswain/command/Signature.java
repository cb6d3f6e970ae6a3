package dev.coxswain.command;

import java.util.ArrayList;
import java.util.List;

/**
 * The declaration of a command, from which parsing, help, completion and documents follow.
 *
 * @param name one or more words, as {@code rollout status}
 * @param summary one line without a full stop
 * @param description further sentences for the help, may be empty
 */
public record Signature(
        String name,
        List<String> aliases,
        String summary,
        String description,
        List<Argument> arguments,
        List<Flag<?>> flags,
        List<Example> examples) {

    public Signature {
        aliases = List.copyOf(aliases);
        arguments = List.copyOf(arguments);
        flags = List.copyOf(flags);
        examples = List.copyOf(examples);
    }

    /** A declaration to be filled in. */
    public static Signature of(String name, String summary) {
        return new Signature(name, List.of(), summary, "", List.of(), List.of(), List.of());
    }

    public Signature alias(String... names) {
        return new Signature(
                name, List.of(names), summary, description, arguments, flags, examples);
    }

    public Signature describe(String text) {
        return new Signature(name, aliases, summary, text, arguments, flags, examples);
    }

    public Signature argument(Argument argument) {
        List<Argument> more = new ArrayList<>(arguments);
        more.add(argument);
        return new Signature(name, aliases, summary, description, more, flags, examples);
    }

    public Signature flag(Flag<?>... added) {
        return flags(List.of(added));
    }

    /** This declaration with a group of flags that commands share. */
    public Signature flags(List<Flag<?>> added) {
        List<Flag<?>> more = new ArrayList<>(flags);
        more.addAll(added);
        return new Signature(name, aliases, summary, description, arguments, more, examples);
    }

    public Signature example(String line, String explanation) {
        List<Example> more = new ArrayList<>(examples);
        more.add(new Example(line, explanation));
        return new Signature(name, aliases, summary, description, arguments, flags, more);
    }

    /** Whether it is for scripts of ours and shown to nobody. */
    public boolean isHidden() {
        return name.startsWith("__");
    }

    /** Whether the words are text and name no objects that live somewhere. */
    public boolean takesText() {
        return arguments.stream()
                .anyMatch(
                        each ->
                                each.count() == Argument.Count.RAW
                                        && each.values() == Values.Source.ANY);
    }

    /** Whether an argument takes its words in this way. */
    boolean has(Argument.Count count) {
        return arguments.stream().anyMatch(each -> each.count() == count);
    }

    /** The usage line: the name, its arguments, that it has flags, and what comes after them. */
    public String usage() {
        StringBuilder usage = new StringBuilder(name);
        StringBuilder last = new StringBuilder();
        for (Argument each : arguments) {
            switch (each.count()) {
                case ONE -> usage.append(" ").append(each.name());
                case OPTIONAL -> usage.append(" [").append(each.name()).append("]");
                case REST, RAW, PROGRAM -> usage.append(" [").append(each.name()).append("…]");
                case COMMAND -> last.append(" [-- ").append(each.name()).append("]");
            }
        }
        return usage + (flags.isEmpty() ? "" : " [flags]") + last;
    }
}
