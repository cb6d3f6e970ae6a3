package dev.coxswain.jq.builtin;

import dev.coxswain.flow.CancelledException;
import dev.coxswain.jq.value.Interruption;

import org.joni.Matcher;
import org.joni.Option;
import org.joni.Region;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

/** The search of a pattern through the bytes of a text. */
final class RegexSearch {
    private final CompiledRegex compiled;
    private final byte[] bytes;
    private final Matcher matcher;

    RegexSearch(CompiledRegex compiled, byte[] bytes) {
        this.compiled = compiled;
        this.bytes = bytes;
        this.matcher = compiled.regex().matcher(bytes);
    }

    /** Where the pattern and its groups match first, from this byte on; null for nowhere. */
    @Nullable Region from(int start) {
        if (compiled.anchored() != null) {
            return longest(compiled.anchored(), start);
        }
        try {
            int found = matcher.searchInterruptible(start, bytes.length, Option.NONE);
            // From inside a character the library may look back to where that begins.
            boolean isBack = found >= 0 && matcher.getEnd() < start;
            return found < 0 ? null : isBack ? fromInside(start) : matcher.getEagerRegion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (JOniException e) {
            if (start < bytes.length && isInside(start)) {
                return fromInside(start);
            }
            throw e;
        }
    }

    /** Between the bytes of a character, where the library cannot fold case, is nothing to find. */
    private @Nullable Region fromInside(int start) {
        if (matchesNothing()) {
            return Region.newRegion(start, start);
        }
        int next = start + 1;
        while (next < bytes.length && isInside(next)) {
            next++;
        }
        return from(next);
    }

    private boolean matchesNothing() {
        return compiled.regex().matcher(new byte[0]).match(0, 0, Option.NONE) >= 0;
    }

    private boolean isInside(int at) {
        return (bytes[at] & 0xC0) == 0x80;
    }

    /**
     * The longest match of all, the first of several. The library's own option loses track of where
     * it was.
     */
    private @Nullable Region longest(org.joni.Regex anchored, int start) {
        Region best = null;
        int most = -1;
        for (int at = start; at <= bytes.length; at++) {
            if (at < bytes.length && isInside(at)) {
                if (at == start && matchesNothing()) {
                    best = Region.newRegion(at, at);
                    most = 0;
                }
                continue;
            }
            if (!matches(matcher, at, bytes.length)) {
                continue;
            }
            if (matcher.getEnd() - matcher.getBegin() > most) {
                best = matcher.getEagerRegion().clone();
                most = matcher.getEnd() - matcher.getBegin();
            }
            int least = Math.max(most, matcher.getEnd() - at);
            for (int end = bytes.length; end - at > least; end--) {
                Interruption.check();
                Matcher whole = anchored.matcher(bytes, 0, end);
                if ((end == bytes.length || !isInside(end)) && matches(whole, at, end)) {
                    best = whole.getEagerRegion();
                    most = end - at;
                    break;
                }
            }
        }
        return best;
    }

    private static boolean matches(Matcher matcher, int at, int end) {
        try {
            return matcher.matchInterruptible(at, end, Option.NONE) >= 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
