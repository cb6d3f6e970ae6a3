package dev.coxswain.command.read;

import dev.coxswain.cluster.Objects;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The objects a call is about, each read whole, and those that were not to be had.
 *
 * @param items in the order they were named
 * @param failures what could not be read
 */
public record FoundObjects(List<Item> items, List<Failure> failures) {

    /** Reads what the targets mean; one that fails does not keep the others. */
    public static FoundObjects of(Invocation invocation, List<Target> targets) {
        FoundObjects found = new FoundObjects(new ArrayList<>(), new ArrayList<>());
        for (Target target : targets) {
            try {
                found.read(invocation, target);
            } catch (FailureException e) {
                found.failures.add(e.failure());
            }
        }
        return found;
    }

    /** The objects of a named one's type and place whose names begin with {@code prefix}. */
    static FoundObjects startingWith(Invocation invocation, Target named, String prefix) {
        FoundObjects found = new FoundObjects(new ArrayList<>(), new ArrayList<>());
        String namespace =
                named instanceof Target.Named(ResourceRef(_, var place, _)) ? place : null;
        found.read(invocation, new Target.Listed(named.type(), namespace, Selector.ALL));
        found.items.removeIf(item -> !item.json().at("/metadata/name").asText().startsWith(prefix));
        return found;
    }

    private void read(Invocation invocation, Target target) {
        Objects objects = invocation.objects();
        switch (target) {
            case Target.Named(var ref) -> items.add(objects.item(ref.type(), objects.get(ref)));
            case Target.Given(var ref, _) -> items.add(objects.item(ref.type(), objects.get(ref)));
            case Target.Listed listed -> list(objects, listed);
        }
    }

    private void list(Objects objects, Target.Listed listed) {
        var request = Objects.listRequest(listed.type(), listed.namespace(), listed.selector());
        try (ItemSource source = objects.stream(listed.type(), request)) {
            for (Item item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        } catch (FailureException e) {
            throw new FailureException(Queries.said(e.failure(), listed));
        }
    }

    public boolean isEmpty() {
        return items.isEmpty() && failures.isEmpty();
    }

    /** That one object is not there, where nothing else went wrong; null otherwise. */
    @Nullable FailureException missing() {
        return failures.size() == 1
                        && failures.getFirst() instanceof Failure.Api api
                        && api.reason().equals("NotFound")
                ? new FailureException(api)
                : null;
    }
}
