package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.failure.FailureException;
import dev.coxswain.jsonpath.JsonPath;
import dev.coxswain.jsonpath.JsonPathException;
import dev.coxswain.model.Quantity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code --sort-by}: the order kubectl gives, missing fields first, quantities by their size. */
final class Sorting {
    private final JsonPath path;
    private final String braced;

    /**
     * @throws FailureException where the path does not parse
     */
    Sorting(String field) {
        try {
            braced = JsonPath.braced(field);
            path = JsonPath.compile(braced);
        } catch (JsonPathException e) {
            throw FailureException.plain(e.getMessage());
        }
    }

    /** The values in order. */
    <T> List<T> sorted(List<T> values, Function<T, JsonNode> object) {
        record Keyed<T>(T value, @Nullable JsonNode key) {}
        List<Keyed<T>> keyed = new ArrayList<>();
        for (T value : values) {
            keyed.add(new Keyed<>(value, key(object.apply(value))));
        }
        if (!keyed.isEmpty() && keyed.stream().allMatch(each -> each.key() == null)) {
            throw FailureException.plain(
                    "couldn't find any field with path \"" + braced + "\" in the list of objects");
        }
        // kubectl says of a value without the field that it is less than any other, one like it
        // included, so that these come first, the last of them before the others.
        List<Keyed<T>> sorted = new ArrayList<>();
        keyed.stream().filter(each -> each.key() == null).forEach(each -> sorted.addFirst(each));
        List<Keyed<T>> present =
                new ArrayList<>(keyed.stream().filter(each -> each.key() != null).toList());
        present.sort((a, b) -> compare(a.key(), b.key()));
        sorted.addAll(present);
        return sorted.stream().map(Keyed::value).toList();
    }

    private @Nullable JsonNode key(JsonNode object) {
        try {
            List<JsonNode> found = path.values(object);
            return found.isEmpty() ? null : found.getFirst();
        } catch (JsonPathException e) {
            throw FailureException.plain(e.getMessage());
        }
    }

    private static int compare(@Nullable JsonNode a, @Nullable JsonNode b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        String first = a.asText();
        String second = b.asText();
        Optional<Quantity> x = Quantity.parse(first);
        Optional<Quantity> y = Quantity.parse(second);
        return x.isPresent() && y.isPresent()
                ? x.get().compareTo(y.get())
                : first.compareTo(second);
    }
}
