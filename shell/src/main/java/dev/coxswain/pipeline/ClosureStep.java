package dev.coxswain.pipeline;

import dev.coxswain.line.Stage;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code where {…}} keeps the items a closure says yes to, {@code each {…}} gives its answers. */
final class ClosureStep implements Step {
    private final Stage.Closure stage;

    ClosureStep(Stage.Closure stage) {
        this.stage = stage;
    }

    @Override
    public Ready ready(Context context) {
        Evaluator evaluator = context.tools().evaluator().get();
        Evaluator.ItemFunction function =
                evaluator.closure(stage.body().code(), context.channels());
        return input ->
                stage.name().equals("where")
                        ? where(input, item -> evaluator.isTrue(function.call(item)))
                        : Values.stream(
                                () -> new Answers(Values.items(input), function, evaluator),
                                () -> Outcome.DONE);
    }

    private static Result where(@Nullable Result input, Predicate<Item> test) {
        if (!(input instanceof Items items) || items.live()) {
            return Values.stream(
                    () -> FilteredItems.only(Values.items(input), test), () -> Outcome.DONE);
        }
        return new Items(new Where(items, test), items.shape(), items.output());
    }

    /** A table's rows for the objects a closure says yes to. */
    private record Where(Items input, Predicate<Item> test) implements Items.Source {
        @Override
        public ItemSource objects() {
            return FilteredItems.only(input.objects(), test);
        }

        @Override
        public RowSource rows() {
            Set<@Nullable Origin> left = new HashSet<>();
            for (Item item : Values.drain(objects())) {
                left.add(item.origin());
            }
            RowSource rows = input.rows();
            return new RowSource() {
                @Override
                public @Nullable RowBatch next() {
                    RowBatch batch = rows.next();
                    if (batch == null) {
                        return null;
                    }
                    List<Row> kept =
                            batch.rows().stream()
                                    .filter(row -> left.contains(row.origin()))
                                    .toList();
                    return new RowBatch(batch.columns(), kept, batch.heading());
                }

                @Override
                public void close() {
                    rows.close();
                }
            };
        }

        @Override
        public Outcome outcome() {
            return input.outcome();
        }
    }

    /** What the closure answers to each item. */
    private static final class Answers implements ItemSource {
        private final ItemSource items;
        private final Evaluator.ItemFunction function;
        private final Evaluator evaluator;
        private final Deque<Item> ready = new ArrayDeque<>();

        Answers(ItemSource items, Evaluator.ItemFunction function, Evaluator evaluator) {
            this.items = items;
            this.function = function;
            this.evaluator = evaluator;
        }

        @Override
        public @Nullable Item next() {
            while (ready.isEmpty()) {
                Item item = items.next();
                if (item == null) {
                    return null;
                }
                Object answer = function.call(item);
                if (answer != null) {
                    ready.addAll(Values.drain(Values.items(evaluator.result(answer))));
                }
            }
            return ready.poll();
        }

        @Override
        public void close() {
            items.close();
        }
    }
}
