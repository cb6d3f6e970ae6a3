package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Values;
import dev.coxswain.model.Nearest;

import java.util.List;

/** Advice about a key that an object does not have. */
final class Keys {
    private static final int MOST = 12;

    private Keys() {}

    /** Names the keys that are meant, or all that are there. */
    static String there(String wanted, JsonNode object) {
        List<String> keys = Values.sortedKeys(object);
        List<String> near = Nearest.of(wanted, keys);
        if (!near.isEmpty()) {
            return "there is no ."
                    + wanted
                    + " here; did you mean ."
                    + String.join(" or .", near)
                    + "?";
        }
        String some = String.join(", ", keys.subList(0, Math.min(MOST, keys.size())));
        return "there is no ."
                + wanted
                + " here; the keys are "
                + (keys.isEmpty() ? "none" : keys.size() > MOST ? some + ", …" : some);
    }
}
