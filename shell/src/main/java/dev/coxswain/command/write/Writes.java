package dev.coxswain.command.write;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Writes done one after the other while the result is read, so that each line appears when its
 * write is done; one that fails does not keep the next ones from being tried.
 */
public final class Writes implements ItemSource {
    /** One write. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does it.
         *
         * @return what was written, none where there is nothing to say
         */
        List<Item> run();
    }

    private final Iterator<Step> steps;
    private final Invocation invocation;
    private final List<Failure> failures = new ArrayList<>();
    private final Deque<Item> ready = new ArrayDeque<>();

    private Writes(Invocation invocation, List<Step> steps) {
        this.invocation = invocation;
        this.steps = steps.iterator();
    }

    public static Items of(Invocation invocation, List<Step> steps) {
        return of(
                invocation,
                steps,
                Items.Shape.WRITTEN,
                OutputFlags.withoutColumns(invocation.arguments()));
    }

    public static Items of(
            Invocation invocation, List<Step> steps, Items.Shape shape, Output output) {
        DryRun.of(invocation);
        DryRun.warn(invocation);
        Writes writes = new Writes(invocation, steps);
        return new Items(
                Items.source(() -> writes, () -> Outcome.of(writes.told())), shape, output);
    }

    /**
     * The same, written as kubectl's apply does where a format is asked for: one object as itself,
     * several as a list.
     */
    public static Items listed(Invocation invocation, List<Step> steps) {
        Output output = OutputFlags.withoutColumns(invocation.arguments());
        if (output.format() == OutputFormat.TABLE || output.format() == OutputFormat.NAME) {
            return of(invocation, steps);
        }
        Items done = of(invocation, steps);
        List<Item> all = new ArrayList<>();
        try (ItemSource source = done.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                all.add(item);
            }
        }
        Items.Shape shape = all.size() > 1 ? Items.Shape.LIST : Items.Shape.ONE;
        return Items.of(all, shape, output, done.outcome());
    }

    /** One write. */
    public static Items one(Invocation invocation, Step step) {
        return of(invocation, List.of(step));
    }

    /** Of several failures kubectl tells each without its {@code error:} before it. */
    private List<Failure> told() {
        long own = failures.stream().filter(each -> !(each instanceof Failure.Verbatim)).count();
        if (own < 2) {
            return failures;
        }
        return failures.stream()
                .map(
                        each ->
                                each instanceof Failure.Plain(var message, var hint)
                                        ? new Failure.Verbatim(
                                                hint == null ? message : message + "\n" + hint, 1)
                                        : each)
                .toList();
    }

    @Override
    public @Nullable Item next() {
        while (ready.isEmpty() && steps.hasNext()) {
            invocation.cancellation().check();
            try {
                ready.addAll(steps.next().run());
            } catch (Refused e) {
                failures.addAll(e.failures());
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        return ready.poll();
    }

    @Override
    public void close() {}

    /** A write that failed for several reasons to be told. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Failure> failures;

        Refused(List<Failure> failures) {
            super("refused", null, false, false);
            this.failures = List.copyOf(failures);
        }

        List<Failure> failures() {
            return failures;
        }
    }
}
