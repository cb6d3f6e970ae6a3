package dev.coxswain.jq.syntax;

import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.run.Function;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a program that are not known. As in jq, those in a function that nothing calls do
 * not count, and those in functions and arguments only where what holds these has none itself.
 */
final class Unknowns {
    /**
     * What is told of together: the program, the body of a function, an argument.
     *
     * @param function whose body it is, or null
     * @param caller the function that it is read in, or null for the program
     */
    record Level(
            @Nullable Function function,
            @Nullable Function caller,
            List<FailureException> failures,
            List<Level> inner) {
        Level(@Nullable Function function, @Nullable Function caller) {
            this(function, caller, new ArrayList<>(), new ArrayList<>());
        }
    }

    /** How far a level has come. */
    record Mark(int failures, int inner) {}

    private record Call(@Nullable Function from, Function to) {}

    private final Cursor cursor;
    private final List<Call> calls = new ArrayList<>();
    private Level level = new Level(null, null);
    private final List<FailureException> missing = new ArrayList<>();

    Unknowns(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A function's body is read from here on; gives the level to come back to. */
    Level enter(Function function) {
        Level before = level;
        level = new Level(function, function);
        before.inner.add(level);
        return before;
    }

    /** An argument is read from here on, whose place is known once its call is. */
    Level argument() {
        Level before = level;
        level = new Level(null, before.caller);
        return before;
    }

    /** Comes back to a level; gives the one that was left. */
    Level back(Level before) {
        Level left = level;
        level = before;
        return left;
    }

    /** What holds the argument is called with it. */
    void closure(Level argument) {
        level.inner.add(argument);
    }

    /** The argument is worked out before the call, as an operand is. */
    void operand(Level argument) {
        level.failures.addAll(argument.failures);
        level.inner.addAll(argument.inner);
    }

    /** What was noted from the first mark to the second, and what since, is each an argument. */
    void closures(Mark first, Mark second) {
        Level right = taken(second);
        Level left = taken(first);
        level.inner.add(left);
        level.inner.add(right);
    }

    /** What was noted between the two marks, and has since been put last, is an argument. */
    void closure(Mark first, Mark second) {
        int failures = level.failures.size() - (second.failures - first.failures);
        int inner = level.inner.size() - (second.inner - first.inner);
        level.inner.add(taken(new Mark(failures, inner)));
    }

    private Level taken(Mark from) {
        Level taken = new Level(null, level.caller);
        move(level.failures, from.failures, taken.failures);
        move(level.inner, from.inner, taken.inner);
        return taken;
    }

    private static <T> void move(List<T> all, int from, List<T> to) {
        List<T> moved = all.subList(from, all.size());
        to.addAll(moved);
        moved.clear();
    }

    Mark mark() {
        return new Mark(level.failures.size(), level.inner.size());
    }

    /** Tells what was noted since the second mark before what was noted between the two. */
    void swap(Mark first, Mark second) {
        rotate(level.failures, first.failures, second.failures);
        swapInner(first, second);
    }

    /** The same for functions and arguments alone. */
    void swapInner(Mark first, Mark second) {
        rotate(level.inner, first.inner, second.inner);
    }

    private static void rotate(List<?> all, int from, int middle) {
        Collections.rotate(all.subList(from, all.size()), all.size() - middle);
    }

    void called(Function function) {
        calls.add(new Call(level.caller, function));
    }

    void add(Span span, String message, @Nullable String hint) {
        level.failures.add(cursor.failure(span, message, hint));
    }

    /** A module cannot be loaded: only such failures are told. */
    void missing(FailureException failure) {
        missing.add(failure);
        for (Throwable further : failure.getSuppressed()) {
            if (further instanceof FailureException more) {
                missing.add(more);
            }
        }
    }

    /** A module is loaded: what it does not know counts where its functions are called. */
    void loaded(Unknowns module) {
        missing.addAll(module.missing);
        calls.addAll(module.calls);
        level.inner.addAll(module.level.inner);
    }

    /** Throws where a module is missing or a name that counts is not known. */
    void check() {
        if (!missing.isEmpty()) {
            throw Cursor.together(missing, missing.getFirst());
        }
        List<FailureException> found = told(level, live());
        if (!found.isEmpty()) {
            throw Cursor.together(found, found.getFirst());
        }
    }

    private static List<FailureException> told(Level level, Set<Function> live) {
        if (!level.failures.isEmpty()) {
            return level.failures;
        }
        List<FailureException> found = new ArrayList<>();
        for (Level each : level.inner) {
            if (each.function == null || live.contains(each.function)) {
                found.addAll(told(each, live));
            }
        }
        return found;
    }

    private Set<Function> live() {
        Set<Function> live = new HashSet<>();
        Deque<Function> todo = new ArrayDeque<>();
        spread(null, live, todo);
        while (!todo.isEmpty()) {
            spread(todo.pop(), live, todo);
        }
        return live;
    }

    private void spread(@Nullable Function from, Set<Function> live, Deque<Function> todo) {
        for (Call call : calls) {
            if (call.from == from && live.add(call.to)) {
                todo.push(call.to);
            }
        }
    }
}
