package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Objects;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.command.Targets;
import dev.coxswain.document.Wanted;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.RowSource;

import java.util.ArrayList;
import java.util.List;

/** What {@code get} found, target by target; one that fails is told after the others. */
final class GetSource implements Items.Source {
    private final Invocation invocation;
    private final Targets targets;
    private final List<Failure> failures;

    /**
     * @param failures what has failed already; more is added
     */
    GetSource(Invocation invocation, Targets targets, List<Failure> failures) {
        this.failures = failures;
        this.invocation = invocation;
        this.targets = targets;
    }

    @Override
    public RowSource rows() {
        return new GetRows(invocation, targets, failures);
    }

    @Override
    public ItemSource objects() {
        return objects(Wanted.ALL);
    }

    @Override
    public ItemSource objects(Wanted wanted) {
        String sortBy = invocation.get(GetFlags.SORT_BY);
        return sortBy.isEmpty()
                ? new Found(wanted)
                : sorted(new Found(Wanted.ALL), new Sorting(sortBy));
    }

    private static ItemSource sorted(ItemSource source, Sorting sorting) {
        List<Item> all = new ArrayList<>();
        try (source) {
            for (Item item = source.next(); item != null; item = source.next()) {
                all.add(item);
            }
        }
        return ItemSource.of(sorting.sorted(all, Item::json));
    }

    @Override
    public Outcome outcome() {
        return Outcome.of(failures);
    }

    /** Notes a failure to be told at the end; a missing object may be none. */
    static void note(Failure reason, Target target, Invocation invocation, List<Failure> failures) {
        Failure failure = Queries.explained(reason, target, invocation);
        boolean missing = failure instanceof Failure.Api api && api.code() == 404;
        if (!missing || !invocation.get(GetFlags.IGNORE_NOT_FOUND)) {
            failures.add(Queries.said(failure, target));
        }
    }

    /** The objects of all targets, one after the other. */
    private final class Found implements ItemSource {
        private final Objects objects = invocation.objects();
        private final List<Target> rest = new ArrayList<>(targets.all());
        private final Wanted wanted;
        private ItemSource current = ItemSource.of(List.of());

        Found(Wanted wanted) {
            this.wanted = wanted;
        }

        @Override
        public @org.jspecify.annotations.Nullable Item next() {
            while (true) {
                Item item = current.next();
                if (item != null) {
                    return item;
                }
                current.close();
                if (rest.isEmpty()) {
                    return null;
                }
                Target target = rest.removeFirst();
                try {
                    current = open(target);
                } catch (FailureException e) {
                    note(e.failure(), target, invocation, failures);
                }
            }
        }

        private ItemSource open(Target target) {
            var request = Queries.of(target, invocation.get(GetFlags.SUBRESOURCE));
            if (target instanceof Target.Listed(var type, _, _)) {
                return objects.stream(type, request, wanted);
            }
            JsonNode object =
                    invocation.cluster().send(request, invocation.cancellation()).object();
            return ItemSource.of(List.of(objects.item(target.type(), object)));
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
