package dev.coxswain.command.read;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The rows of all targets: a table for each run of targets of one type. */
final class GetRows implements RowSource {
    private static final int BATCH = 500;

    private final Invocation invocation;
    private final Targets targets;
    private final List<Failure> failures;
    private final List<Target> rest;
    private final Deque<Rows> ahead = new ArrayDeque<>();
    private TableShape shape;
    private @Nullable Target current;
    private final @Nullable Sorting sorting;
    private @Nullable Rows pages;
    private @Nullable ResourceType headed;
    private @Nullable ResourceType type;
    private boolean any;
    private boolean done;
    private boolean begun;

    GetRows(Invocation invocation, Targets targets, List<Failure> failures) {
        this.invocation = invocation;
        this.targets = targets;
        this.failures = failures;
        this.rest = new ArrayList<>(targets.all());
        this.shape = shape(invocation, targets.several(), false);
        String sortBy = invocation.get(GetFlags.SORT_BY);
        this.sorting = sortBy.isEmpty() ? null : new Sorting(sortBy);
    }

    static TableShape shape(Invocation invocation, boolean several, boolean events) {
        return new TableShape(
                invocation.cluster().context(),
                invocation.get(TargetFlags.ALL_NAMESPACES),
                several || invocation.get(GetFlags.SHOW_KIND),
                events,
                invocation.get(GetFlags.LABEL_COLUMNS),
                invocation.get(GetFlags.SHOW_LABELS));
    }

    /** The request for a target's table, with what the flags add. */
    static Request request(Invocation invocation, Target target) {
        Request request = Queries.of(target, invocation.get(GetFlags.SUBRESOURCE));
        if (target instanceof Target.Listed && invocation.has(GetFlags.CHUNK_SIZE)) {
            long chunk = invocation.get(GetFlags.CHUNK_SIZE);
            request = request.with("limit", chunk > 0 ? Long.toString(chunk) : null);
        }
        if (!invocation.get(GetFlags.SORT_BY).isEmpty()) {
            request = request.with("includeObject", "Object");
        }
        return invocation.get(GetFlags.SERVER_PRINT) ? request.accepting(Request.TABLE) : request;
    }

    @Override
    public @Nullable RowBatch next() {
        if (!begun) {
            begun = true;
            lookAhead();
        }
        while (!done) {
            try {
                RowBatch batch = pages == null ? start() : read(pages);
                if (batch != null) {
                    any = true;
                    return batch;
                }
            } catch (FailureException e) {
                pages = null;
                GetSource.note(
                        e.failure(),
                        java.util.Objects.requireNonNull(current),
                        invocation,
                        failures);
            }
        }
        return null;
    }

    private @Nullable RowBatch start() {
        if (rest.isEmpty()) {
            done = true;
            sayNothingFound();
            return null;
        }
        Target target = rest.removeFirst();
        current = target;
        type = target.type();
        pages = ahead.isEmpty() ? open(target) : ahead.removeFirst();
        return null;
    }

    /** Of objects of several types that are named, rows say theirs only where several exist. */
    private void lookAhead() {
        if (!targets.several()
                || targets.all().stream().anyMatch(Target.Listed.class::isInstance)) {
            return;
        }
        List<Target> found = new ArrayList<>();
        for (Target target : targets.all()) {
            try {
                ahead.add(open(target));
                found.add(target);
            } catch (FailureException e) {
                GetSource.note(e.failure(), target, invocation, failures);
            }
        }
        rest.clear();
        rest.addAll(found);
        boolean several = found.stream().map(Target::type).distinct().count() > 1;
        shape = shape(invocation, several, false);
    }

    /** Asks for no more of the objects than the rows show. */
    private Rows open(Target target) {
        Request request = request(invocation, target);
        boolean lean =
                sorting == null
                        && shape.labels().isEmpty()
                        && !shape.allLabels()
                        && invocation.get(GetFlags.SERVER_PRINT)
                        && target instanceof Target.Listed;
        if (!lean || !(target instanceof Target.Listed(var of, var namespace, var selector))) {
            return new TablePages(invocation, request);
        }
        if (namespace != null || !of.namespaced()) {
            return new BareRows(invocation, request, namespace);
        }
        return selector.selectsAll() && !invocation.has(GetFlags.CHUNK_SIZE)
                ? new SpreadRows(invocation, request, of)
                : new TablePages(invocation, request);
    }

    private @Nullable RowBatch read(Rows from) {
        List<ServerTable.Entry> entries = new ArrayList<>();
        int most = sorting == null ? BATCH : Integer.MAX_VALUE;
        ServerTable.Entry entry = from.next();
        while (entry != null) {
            entries.add(entry);
            entry = entries.size() < most ? from.next() : null;
        }
        if (entries.size() < most) {
            from.close();
            pages = null;
        }
        if (entries.isEmpty()) {
            return null;
        }
        if (sorting != null) {
            entries = sorting.sorted(entries, ServerTable.Entry::object);
        }
        return batch(entries, from.columns());
    }

    private RowBatch batch(
            List<ServerTable.Entry> entries, List<ServerTable.Definition> definitions) {
        ResourceType of = java.util.Objects.requireNonNull(type);
        List<Row> rows =
                entries.stream().map(each -> shape.row(of, definitions, each, "")).toList();
        boolean fresh = !of.equals(headed);
        headed = of;
        return new RowBatch(fresh ? shape.columns(of, definitions) : null, rows);
    }

    private void sayNothingFound() {
        if (any || !failures.isEmpty() || invocation.get(GetFlags.IGNORE_NOT_FOUND)) {
            return;
        }
        boolean namespaced = targets.types().stream().allMatch(ResourceType::namespaced);
        invocation
                .notices()
                .line(
                        namespaced && !invocation.get(TargetFlags.ALL_NAMESPACES)
                                ? "No resources found in " + invocation.namespace() + " namespace."
                                : "No resources found");
    }

    @Override
    public void close() {
        done = true;
        ahead.forEach(Rows::close);
        if (pages != null) {
            pages.close();
        }
    }
}
