package dev.coxswain.jq.run;

import dev.coxswain.document.Parts;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** A place in the items a program is fed, with what the program may look at there. */
final class Place {
    private final Map<String, Place> keys = new HashMap<>();
    private @Nullable Place others;
    private boolean whole;
    private boolean counted;

    void readWhole() {
        whole = true;
    }

    void count() {
        counted = true;
    }

    /** The place of the value at a key. */
    Place at(String key) {
        return keys.computeIfAbsent(key, _ -> new Place());
    }

    /** The place of every value in an array or object. */
    Place inner() {
        if (others == null) {
            others = new Place();
        }
        return others;
    }

    Parts parts() {
        if (whole) {
            return Parts.ALL;
        }
        Parts rest = others == null ? null : others.parts();
        Map<String, Parts> named = new HashMap<>();
        keys.forEach((key, place) -> named.put(key, place.parts().and(rest)));
        return Parts.of(named, rest, counted);
    }
}
