package dev.coxswain.jq.syntax;

import dev.coxswain.jq.run.Function;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What names mean at one place of a program: a chain of bindings, the innermost first. */
record Names(@Nullable Names outer, String name, int depth, @Nullable Function function) {
    /** The outermost place. */
    static final Names ROOT = new Names(null, "", 0, null);

    /** One more binding that has a slot at run time. */
    Names slot(String named) {
        return new Names(this, named, depth + 1, null);
    }

    /** One more function, which has none. */
    Names function(String signature, Function made) {
        return new Names(this, signature, depth, made);
    }

    /** The binding of a name, or null. */
    @Nullable Names find(String wanted) {
        for (Names at = this; at != null; at = at.outer) {
            if (at.name.equals(wanted)) {
                return at;
            }
        }
        return null;
    }

    /** All names, innermost first. */
    List<String> all() {
        List<String> names = new ArrayList<>();
        for (Names at = this; at != null; at = at.outer) {
            names.add(at.name);
        }
        return names;
    }
}
