package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.node.TextNode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * The short strings read last, each kept once: keys and words like {@code Running} come again and
 * again. A new one takes the place of the one before it with the same hash, so it never grows.
 */
final class ShortTexts {
    /** Longer strings seldom come twice. */
    private static final int LONGEST = 48;

    private static final int SLOTS = 1 << 11;

    private final @Nullable TextNode[] known = new TextNode[SLOTS];

    /** Beside the texts, so that a text is looked at only where it may be the one. */
    private final int[] hashes = new int[SLOTS];

    /**
     * The text of these bytes.
     *
     * @param hash of the bytes, all of them ASCII, as {@link String#hashCode} makes it
     */
    TextNode of(byte[] bytes, int start, int end, int hash) {
        if (end - start > LONGEST) {
            return made(bytes, start, end);
        }
        int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
        TextNode node = hashes[slot] == hash ? known[slot] : null;
        if (node != null && isSame(node.textValue(), bytes, start, end)) {
            return node;
        }
        TextNode made = made(bytes, start, end);
        known[slot] = made;
        hashes[slot] = hash;
        return made;
    }

    private static boolean isSame(String text, byte[] bytes, int start, int end) {
        int length = end - start;
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static TextNode made(byte[] bytes, int start, int end) {
        return TextNode.valueOf(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }
}
