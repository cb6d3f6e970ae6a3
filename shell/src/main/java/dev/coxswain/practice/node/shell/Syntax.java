package dev.coxswain.practice.node.shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The syntax of a shell script, as a tree. */
sealed interface Syntax {
    /** Commands one after the other. */
    record Sequence(List<Syntax> items) implements Syntax {}

    /** A command that nobody waits for. */
    record Background(Syntax body) implements Syntax {}

    /** {@code a && b} or {@code a || b}. */
    record Chain(Syntax left, boolean onSuccess, Syntax right) implements Syntax {}

    /** {@code a | b | c}, perhaps with {@code !}. */
    record Pipe(List<Syntax> stages, boolean negated) implements Syntax {}

    /** A plain command: assignments, words, redirects. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Syntax {}

    /** {@code { …; }} or, as a subshell, {@code ( … )}. */
    record Group(Syntax body, boolean subshell, List<Redirect> redirects) implements Syntax {}

    /** {@code if … then … else … fi}. */
    record If(Syntax condition, Syntax then, @Nullable Syntax otherwise, List<Redirect> redirects)
            implements Syntax {}

    /** {@code while} or {@code until}. */
    record Loop(Syntax condition, Syntax body, boolean until, List<Redirect> redirects)
            implements Syntax {}

    /** {@code for name in words}; null words mean the positional parameters. */
    record For(String name, @Nullable List<Word> words, Syntax body, List<Redirect> redirects)
            implements Syntax {}

    /** {@code case word in …}. */
    record Case(Word word, List<Branch> branches, List<Redirect> redirects) implements Syntax {}

    /** {@code name() body}. */
    record Function(String name, Syntax body) implements Syntax {}

    /** One arm of a {@code case}. */
    record Branch(List<Word> patterns, Syntax body) {}

    /** {@code name=word}. */
    record Assignment(String name, Word value) {}

    /**
     * A redirect of file descriptor {@code from}.
     *
     * @param operator one of {@code <}, {@code >}, {@code >>}, {@code >&}, {@code <<}
     */
    record Redirect(int from, String operator, Word target) {}

    /** A word before expansion. */
    record Word(List<Part> parts) {
        static Word literal(String text) {
            return new Word(List.of(new Part.Text(text, true)));
        }
    }

    /** A piece of a word. */
    sealed interface Part {
        /** Text; quoted text is neither split nor matched against files. */
        record Text(String text, boolean quoted) implements Part {}

        /** {@code $name}, {@code ${name:-word}}; {@code operator} empty for none. */
        record Variable(String name, String operator, Word argument, boolean quoted)
                implements Part {}

        /** {@code $(script)}. */
        record Command(Syntax script, boolean quoted) implements Part {}

        /** {@code $((expression))}. */
        record Arithmetic(Word expression, boolean quoted) implements Part {}
    }
}
