package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One stage of a pipe, as written. */
public sealed interface Stage {
    Span span();

    /** Where its input and output are led; empty for stages that have none. */
    default List<Redirect> redirects() {
        return List.of();
    }

    /**
     * A command of ours.
     *
     * @param forced whether {@code :}, {@code kubectl}, {@code k} or {@code cox} stood in front
     * @param words the command's name, its flags and arguments; empty after a lone prefix
     */
    record Command(boolean forced, List<Word> words, List<Redirect> redirects, Span span)
            implements Stage {
        public Command {
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** A filter that takes words; its name is the first of them. */
    record Filter(String name, List<Word> words, List<Redirect> redirects, Span span)
            implements Stage {
        public Filter {
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** A filter that takes a Groovy closure: {@code where { it.ready }}. */
    record Closure(String name, Groovy body, List<Redirect> redirects, Span span) implements Stage {
        public Closure {
            redirects = List.copyOf(redirects);
        }
    }

    /** A host program, its name first. */
    record Host(List<Word> words, List<Redirect> redirects, Span span) implements Stage {
        public Host {
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** A whole line for the host's shell, without its {@code !}. */
    record HostLine(String text, Span span) implements Stage {}

    /**
     * A jq program.
     *
     * @param programSpan where the program's text begins and ends, its quotes left out
     */
    record Jq(String program, Span programSpan, List<Redirect> redirects, Span span)
            implements Stage {
        public Jq {
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * Groovy text.
     *
     * @param code the text as written, substitutions still in it
     * @param codeSpan where it stands
     * @param substitutions {@code $( )} outside strings, in order
     * @param bareWord the first word where the text is nothing but bare words, else null
     */
    record Groovy(
            String code,
            Span codeSpan,
            List<WordPart.Substitution> substitutions,
            @Nullable String bareWord,
            Span span)
            implements Stage {
        public Groovy {
            substitutions = List.copyOf(substitutions);
        }
    }

    /** The last result, where a line begins with a pipe or with {@code .name}. */
    record Last(Span span) implements Stage {}

    /** Rows of the last table as the start of a pipe. */
    record Rows(RowReference rows, Span span) implements Stage {}
}
