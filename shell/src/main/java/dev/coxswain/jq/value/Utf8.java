package dev.coxswain.jq.value;

import java.nio.charset.StandardCharsets;

/** UTF-8 as jq decodes it: each piece that is none becomes one replacement character. */
public final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    /** The smallest code point that needs so many bytes. */
    private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

    private final byte[] bytes;
    private final int end;
    private final StringBuilder text;
    private int at;

    private Utf8(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
        this.text = new StringBuilder(end);
    }

    /** The text of these bytes. */
    public static String decode(byte[] bytes) {
        return decode(bytes, bytes.length);
    }

    /** The text of the first {@code length} bytes. */
    static String decode(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        // The JDK counts the pieces of broken text in its own way.
        return text.indexOf(REPLACEMENT) < 0 ? text : new Utf8(bytes, length).text();
    }

    private String text() {
        while (at < end) {
            text.appendCodePoint(next());
        }
        return text.toString();
    }

    private int next() {
        int first = bytes[at++] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = length(first);
        if (length == 0) {
            return REPLACEMENT;
        }
        if (at - 1 + length > end) {
            // What is cut off at the end goes as a whole, whatever it is.
            at = end;
            return REPLACEMENT;
        }
        int point = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((bytes[at] & 0xC0) != 0x80) {
                return REPLACEMENT;
            }
            point = point << 6 | (bytes[at++] & 0x3F);
        }
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return surrogate || point < SMALLEST[length] || point > Character.MAX_CODE_POINT
                ? REPLACEMENT
                : point;
    }

    private static int length(int first) {
        if (first >= 0xC2 && first < 0xE0) {
            return 2;
        }
        if (first >= 0xE0 && first < 0xF0) {
            return 3;
        }
        return first >= 0xF0 && first < 0xF5 ? 4 : 0;
    }
}
