package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.value.Values;

import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Region;
import org.joni.Syntax;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A regular expression about to be matched with a text; offsets are in code points. */
final class Regex {
    private record Key(String pattern, int options) {}

    private record Compiled(org.joni.Regex regex, @Nullable String[] names) {}

    private static final int MOST_CACHED = 256;

    /** Compiled patterns are immutable; the cache is emptied when full. */
    private static final Map<Key, Compiled> CACHE = new ConcurrentHashMap<>();

    private final String subject;
    private final byte[] bytes;
    private final Compiled compiled;
    private final boolean global;

    /** The code points in the bytes counted so far: matches follow each other. */
    private int points;

    private int counted;

    private Regex(String subject, Compiled compiled, boolean global) {
        this.subject = subject;
        this.bytes = subject.getBytes(StandardCharsets.UTF_8);
        this.compiled = compiled;
        this.global = global;
    }

    /** The pattern alone, or an array of it and its flags. */
    static Regex of(JsonNode in, JsonNode pattern) {
        if (pattern.isTextual()) {
            return of(in, pattern, NullNode.instance);
        }
        if (!pattern.isArray() || pattern.isEmpty()) {
            throw new JqException(Values.kind(pattern) + " not a string or array");
        }
        JsonNode flags = pattern.size() > 1 ? pattern.get(1) : NullNode.instance;
        return of(in, pattern.get(0), flags);
    }

    static Regex of(JsonNode in, JsonNode pattern, JsonNode flags) {
        if (!in.isTextual()) {
            throw Values.error(in, "cannot be matched, as it is not a string");
        }
        if (!pattern.isTextual()) {
            throw Values.error(pattern, "is not a string");
        }
        if (!flags.isTextual() && !flags.isNull()) {
            throw Values.error(flags, "is not a string");
        }
        String letters = flags.isNull() ? "" : flags.textValue();
        int options = options(letters);
        Compiled compiled = compile(new Key(pattern.textValue(), options));
        return new Regex(in.textValue(), compiled, letters.indexOf('g') >= 0);
    }

    private static int options(String letters) {
        int options = Option.CAPTURE_GROUP;
        for (char letter : letters.toCharArray()) {
            options |=
                    switch (letter) {
                        case 'g' -> 0;
                        case 'i' -> Option.IGNORECASE;
                        case 'x' -> Option.EXTEND;
                        case 's' -> Option.SINGLELINE;
                        case 'p' -> Option.MULTILINE | Option.SINGLELINE;
                        case 'l' -> Option.FIND_LONGEST;
                        case 'n' -> Option.FIND_NOT_EMPTY;
                        default ->
                                throw new JqException(letters + " is not a valid modifier string");
                    };
        }
        return options;
    }

    private static Compiled compile(Key key) {
        Compiled known = CACHE.get(key);
        if (known != null) {
            return known;
        }
        byte[] pattern = key.pattern.getBytes(StandardCharsets.UTF_8);
        org.joni.Regex regex;
        try {
            regex =
                    new org.joni.Regex(
                            pattern,
                            0,
                            pattern.length,
                            key.options,
                            UTF8Encoding.INSTANCE,
                            Syntax.PerlNG);
        } catch (JOniException e) {
            throw new JqException("Regex failure: " + e.getMessage());
        }
        @Nullable String[] names = new String[regex.numberOfCaptures() + 1];
        for (Iterator<NameEntry> i = regex.namedBackrefIterator(); i.hasNext(); ) {
            NameEntry entry = i.next();
            String name =
                    new String(
                            entry.name,
                            entry.nameP,
                            entry.nameEnd - entry.nameP,
                            StandardCharsets.UTF_8);
            Arrays.stream(entry.getBackRefs()).forEach(group -> names[group] = name);
        }
        Compiled made = new Compiled(regex, names);
        if (CACHE.size() >= MOST_CACHED) {
            CACHE.clear();
        }
        CACHE.put(key, made);
        return made;
    }

    String subject() {
        return subject;
    }

    /** All matches, or whether there is one. */
    JsonNode match(Run run, boolean test) {
        Matcher matcher = compiled.regex.matcher(bytes);
        ArrayNode matches = Json.array();
        int start = 0;
        while (start <= bytes.length) {
            run.check();
            int found = search(matcher, start);
            if (test) {
                return BooleanNode.valueOf(found >= 0);
            }
            if (found < 0) {
                break;
            }
            int end = matcher.getEnd();
            matches.add(describe(matcher.getEagerRegion()));
            if (!global) {
                break;
            }
            // jq counts bytes here: nothing is found between the bytes of one character, too.
            start = end > found ? end : found + 1;
        }
        return test ? BooleanNode.FALSE : matches;
    }

    private int search(Matcher matcher, int start) {
        try {
            return matcher.searchInterruptible(start, bytes.length, Option.NONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private JsonNode describe(Region region) {
        ObjectNode match = Json.object();
        part(match, region.getBeg(0), region.getEnd(0));
        ArrayNode captures = Json.array();
        for (int group = 1; group < region.getNumRegs(); group++) {
            ObjectNode capture = Json.object();
            part(capture, region.getBeg(group), region.getEnd(group));
            if (region.getBeg(group) == region.getEnd(group) && region.getBeg(group) >= 0) {
                // jq has its own order of keys for a capture of nothing.
                capture.set("length", capture.remove("length"));
            }
            capture.put("name", compiled.names[group]);
            captures.add(capture);
        }
        match.set("captures", captures);
        return match;
    }

    private void part(ObjectNode into, int from, int to) {
        if (from < 0) {
            into.put("offset", -1).putNull("string").put("length", 0);
            return;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        into.put("offset", points(from));
        into.put("length", text.codePointCount(0, text.length()));
        into.put("string", text);
    }

    private int points(int end) {
        if (end < counted) {
            counted = 0;
            points = 0;
        }
        for (; counted < end; counted++) {
            points += (bytes[counted] & 0xC0) == 0x80 ? 0 : 1;
        }
        return points;
    }
}
