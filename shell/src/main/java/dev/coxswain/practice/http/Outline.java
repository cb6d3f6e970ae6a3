package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.store.Stored;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where in the JSON of a kind's stored objects their parts are, so that a part is sent on without
 * being written anew.
 */
final class Outline {
    private static final byte[] METADATA = "\"metadata\":{".getBytes(StandardCharsets.UTF_8);

    private final byte[] head;

    Outline(Kind kind) {
        String text = "{\"kind\":\"%s\",\"apiVersion\":\"%s\",";
        this.head =
                text.formatted(kind.type().kind(), kind.type().apiVersion())
                        .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A part of some JSON.
     *
     * @param from where it begins
     * @param to where it has ended
     */
    record Part(byte[] json, int from, int to) {}

    /** All after the kind and its version, with the closing brace; null where it is not known. */
    @Nullable Part rest(ObjectNode object) {
        byte[] json = Stored.kept(object);
        return json != null && begins(json, 0, head)
                ? new Part(json, head.length, json.length)
                : null;
    }

    /** The metadata with its braces; null where it is not known. */
    @Nullable Part metadata(ObjectNode object) {
        Part rest = rest(object);
        if (rest == null || !begins(rest.json(), rest.from(), METADATA)) {
            return null;
        }
        int from = rest.from() + METADATA.length - 1;
        return new Part(rest.json(), from, end(rest.json(), from));
    }

    private static boolean begins(byte[] json, int at, byte[] wanted) {
        return at + wanted.length <= json.length
                && Arrays.equals(json, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** Where the value that begins at a brace has ended. */
    private static int end(byte[] json, int from) {
        int depth = 0;
        for (int at = from; ; at++) {
            switch (json[at]) {
                case '"' -> at = closingQuote(json, at + 1);
                case '{' -> depth++;
                case '}' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
        }
    }

    private static int closingQuote(byte[] json, int from) {
        int at = from;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}
