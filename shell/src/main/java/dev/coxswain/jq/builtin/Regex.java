package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.value.Values;

import org.joni.Option;
import org.joni.Region;

import java.nio.charset.StandardCharsets;

/** A regular expression about to be matched with a text; offsets are in code points. */
final class Regex {
    private final String subject;
    private final byte[] bytes;
    private final CompiledRegex compiled;
    private final boolean global;

    /** The code points in the bytes counted so far: matches follow each other. */
    private int points;

    private int counted;

    private Regex(String subject, CompiledRegex compiled, boolean global) {
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
        CompiledRegex compiled = CompiledRegex.of(pattern.textValue(), options);
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

    String subject() {
        return subject;
    }

    /** All matches, or whether there is one. */
    JsonNode match(Run run, boolean test) {
        RegexSearch search = new RegexSearch(compiled, bytes);
        ArrayNode matches = Json.array();
        int start = 0;
        while (start <= bytes.length) {
            run.check();
            Region found = search.from(start);
            if (test) {
                return BooleanNode.valueOf(found != null);
            }
            if (found == null) {
                break;
            }
            matches.add(describe(found));
            if (!global) {
                break;
            }
            // jq counts bytes here: nothing is found between the bytes of one character, too.
            int end = found.getEnd(0);
            start = end > found.getBeg(0) ? end : found.getBeg(0) + 1;
        }
        return test ? BooleanNode.FALSE : matches;
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
            capture.put("name", compiled.names().get(group));
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
