package dev.coxswain.jq.run;

import dev.coxswain.document.Parts;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The bindings around an expression while it is found out what a program reads of its items: an
 * evaluation over places instead of values. What is not understood counts as reading everything.
 */
final class Survey {
    /** Programs are short; what takes more steps recurses. */
    private static final int MOST_STEPS = 200;

    private final @Nullable Survey parent;
    private final Object value;
    private final Common common;
    private boolean read;

    /** What all bindings of one survey have in common. */
    private static final class Common {
        private final Place item = new Place();
        private int steps;
    }

    /** A function's argument with the bindings around it. */
    private record Passed(Node body, Survey survey) {}

    private Survey(@Nullable Survey parent, Object value, Common common) {
        this.parent = parent;
        this.value = value;
        this.common = common;
    }

    /** What a program that is fed item by item reads of each. */
    static Parts of(Node program) {
        Common common = new Common();
        Survey outermost = new Survey(null, Seen.NOTHING, common);
        program.survey(outermost, Seen.NOTHING).readWhole();
        return common.steps > MOST_STEPS ? Parts.ALL : common.item.parts();
    }

    /** Where the items stand. */
    Seen item() {
        return Seen.of(common.item);
    }

    Survey bind(Seen bound) {
        return new Survey(this, bound, common);
    }

    /** With a function's argument, written where {@code caller} binds. */
    Survey bind(Node argument, Survey caller) {
        return new Survey(this, new Passed(argument, caller), common);
    }

    /** The bindings so many further out. */
    Survey up(int hops) {
        Survey at = this;
        for (int i = 0; i < hops; i++) {
            at = Objects.requireNonNull(at.parent);
        }
        return at;
    }

    /** The innermost binding, which is a value's. */
    Seen seen() {
        return (Seen) value;
    }

    /** What the innermost binding, a function's argument, gives for an input. */
    Seen passed(Seen in) {
        Passed passed = (Passed) value;
        return passed.body.survey(passed.survey, in);
    }

    /** Whether there were so many steps that it is better to give up. */
    boolean isLong() {
        return ++common.steps > MOST_STEPS;
    }

    /** Counts everything that is bound as read. */
    void readWhole() {
        for (Survey at = this; at != null && !at.read; at = at.parent) {
            at.read = true;
            if (at.value instanceof Seen seen) {
                seen.readWhole();
            } else if (at.value instanceof Passed passed) {
                passed.survey.readWhole();
            }
        }
    }
}
