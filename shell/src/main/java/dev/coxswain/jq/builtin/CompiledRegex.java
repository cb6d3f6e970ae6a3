package dev.coxswain.jq.builtin;

import dev.coxswain.jq.JqException;

import org.jcodings.exception.CharacterPropertyException;
import org.jcodings.specific.UTF8Encoding;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Syntax;
import org.joni.constants.SyntaxProperties;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pattern ready to search with.
 *
 * @param regex the pattern
 * @param anchored the same, matching only what reaches to the end of the text; null unless the
 *     longest match is wanted
 * @param names the name of each group by its number, null where it has none
 */
record CompiledRegex(
        org.joni.Regex regex, org.joni.@Nullable Regex anchored, List<@Nullable String> names) {
    private record Key(String pattern, int options) {}

    private static final int MOST_CACHED = 256;

    /** Compiled patterns are immutable; the cache is emptied when full. */
    private static final Map<Key, CompiledRegex> CACHE = new ConcurrentHashMap<>();

    /** What jq's Oniguruma takes: its Perl syntax has grown since the library's. */
    private static final Syntax SYNTAX =
            new Syntax(
                    "jq",
                    Syntax.PerlNG.op,
                    Syntax.PerlNG.op2
                            | SyntaxProperties.OP2_ESC_CAPITAL_K_KEEP
                            | SyntaxProperties.OP2_ESC_CAPITAL_R_LINEBREAK
                            | SyntaxProperties.OP2_ESC_CAPITAL_X_EXTENDED_GRAPHEME_CLUSTER
                            | SyntaxProperties.OP2_QMARK_LPAREN_CONDITION
                            | SyntaxProperties.OP2_QMARK_TILDE_ABSENT
                            | SyntaxProperties.OP2_PLUS_POSSESSIVE_REPEAT
                            | SyntaxProperties.OP2_PLUS_POSSESSIVE_INTERVAL,
                    Syntax.PerlNG.op3,
                    Syntax.PerlNG.behavior,
                    Syntax.PerlNG.options,
                    Syntax.PerlNG.metaCharTable);

    /** Changes nothing, but makes the library keep a stack, which this option needs. */
    private static final String STACKED = "(?:(?!)|)";

    /** Compiles a pattern with options of {@link Option}. */
    static CompiledRegex of(String pattern, int options) {
        Key key = new Key(pattern, options);
        CompiledRegex known = CACHE.get(key);
        if (known != null) {
            return known;
        }
        CompiledRegex made = compile(RegexDialect.translated(pattern), options);
        if (CACHE.size() >= MOST_CACHED) {
            CACHE.clear();
        }
        CACHE.put(key, made);
        return made;
    }

    private static CompiledRegex compile(String pattern, int options) {
        boolean longest = (options & Option.FIND_LONGEST) != 0;
        boolean notEmpty = (options & Option.FIND_NOT_EMPTY) != 0;
        int plain = options & ~Option.FIND_LONGEST;
        org.joni.Regex regex = compiled(pattern, plain);
        if (notEmpty) {
            regex = compiled(STACKED + pattern, plain);
        }
        org.joni.Regex anchored = longest ? anchored(pattern, plain) : null;
        List<@Nullable String> names = new ArrayList<>();
        for (int group = 0; group <= regex.numberOfCaptures(); group++) {
            names.add(null);
        }
        for (Iterator<NameEntry> i = regex.namedBackrefIterator(); i.hasNext(); ) {
            NameEntry entry = i.next();
            String name =
                    new String(
                            entry.name,
                            entry.nameP,
                            entry.nameEnd - entry.nameP,
                            StandardCharsets.UTF_8);
            Arrays.stream(entry.getBackRefs()).forEach(group -> names.set(group, name));
        }
        return new CompiledRegex(regex, anchored, Collections.unmodifiableList(names));
    }

    private static org.joni.@Nullable Regex anchored(String pattern, int options) {
        // The line break ends a comment that the pattern may end with.
        String comment = (options & Option.EXTEND) != 0 ? "\n" : "";
        try {
            return compiled(STACKED + "(?:" + pattern + comment + ")\\z", options);
        } catch (JqException e) {
            return null;
        }
    }

    private static org.joni.Regex compiled(String pattern, int options) {
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        try {
            return new org.joni.Regex(
                    bytes, 0, bytes.length, options, UTF8Encoding.INSTANCE, SYNTAX);
        } catch (CharacterPropertyException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "");
            throw failure(message.replace('<', '{').replace('>', '}'));
        } catch (JOniException e) {
            throw failure(e.getMessage());
        }
    }

    private static JqException failure(@Nullable String message) {
        return new JqException("Regex failure: " + message);
    }
}
