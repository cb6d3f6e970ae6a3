package dev.coxswain.jq.run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an expression's outputs may come from: places in the items, or arrays made of such.
 *
 * @param places where an output may stand
 * @param elements what the elements of arrays made may be, or null where no such array is made
 */
record Seen(List<Place> places, @Nullable Seen elements) {
    /** Values that are no part of an item, or of which all is read already. */
    static final Seen NOTHING = new Seen(List.of(), null);

    static Seen of(Place place) {
        return new Seen(List.of(place), null);
    }

    /** An array of these. */
    static Seen arrayOf(Seen elements) {
        return new Seen(List.of(), elements);
    }

    Seen and(Seen other) {
        if (places.isEmpty() && elements == null) {
            return other;
        }
        List<Place> all = new ArrayList<>(places);
        other.places.stream().filter(each -> !all.contains(each)).forEach(all::add);
        Seen more = other.elements;
        return new Seen(
                all, elements == null ? more : more == null ? elements : elements.and(more));
    }

    Seen at(String key) {
        return new Seen(places.stream().map(place -> place.at(key)).toList(), null);
    }

    /** The values in them. */
    Seen inner() {
        Seen parts = new Seen(places.stream().map(Place::inner).toList(), null);
        return elements == null ? parts : elements.and(parts);
    }

    /** Says that their keys and lengths may be read. */
    void count() {
        places.forEach(Place::count);
    }

    /** Says that all of them may be read. */
    void readWhole() {
        places.forEach(Place::readWhole);
        if (elements != null) {
            elements.readWhole();
        }
    }
}
