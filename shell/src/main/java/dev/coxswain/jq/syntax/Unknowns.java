package dev.coxswain.jq.syntax;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.run.Function;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a program that are not known. As in jq, those in a function that nothing calls do
 * not count.
 */
final class Unknowns {
    private record Unknown(@Nullable Function within, FailureException failure) {}

    private record Call(@Nullable Function from, Function to) {}

    private final Cursor cursor;
    private final List<Unknown> unknowns = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private @Nullable Function within;

    Unknowns(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Says whose body is read from here on, and whose was before. */
    @Nullable Function enter(@Nullable Function function) {
        Function before = within;
        within = function;
        return before;
    }

    void called(Function function) {
        calls.add(new Call(within, function));
    }

    void add(Span span, String message, @Nullable String hint) {
        unknowns.add(new Unknown(within, cursor.failure(span, message, hint)));
    }

    /** Throws where a name that counts is not known. */
    void check() {
        if (unknowns.isEmpty()) {
            return;
        }
        Set<Function> live = new HashSet<>();
        Deque<Function> todo = new ArrayDeque<>();
        spread(null, live, todo);
        while (!todo.isEmpty()) {
            spread(todo.pop(), live, todo);
        }
        List<FailureException> found =
                unknowns.stream()
                        .filter(each -> each.within == null || live.contains(each.within))
                        .map(Unknown::failure)
                        .sorted((a, b) -> Integer.compare(start(a), start(b)))
                        .toList();
        if (!found.isEmpty()) {
            throw Cursor.together(found, found.getFirst());
        }
    }

    private void spread(@Nullable Function from, Set<Function> live, Deque<Function> todo) {
        for (Call call : calls) {
            if (call.from == from && live.add(call.to)) {
                todo.push(call.to);
            }
        }
    }

    private static int start(FailureException e) {
        return e.failure() instanceof Failure.Syntax syntax ? syntax.span().start() : 0;
    }
}
