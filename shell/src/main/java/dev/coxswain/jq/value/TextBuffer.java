package dev.coxswain.jq.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 being gathered; what is no UTF-8 becomes replacement characters. */
final class TextBuffer {
    private byte[] bytes = new byte[64];
    private int length;

    boolean isEmpty() {
        return length == 0;
    }

    void add(int b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) b;
    }

    void add(byte[] from, int start, int end) {
        int count = end - start;
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    void addCodePoint(int point) {
        byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        add(encoded, 0, encoded.length);
    }

    void clear() {
        length = 0;
    }

    /** What was gathered; starts anew. */
    String take() {
        String text = Utf8.decode(bytes, length);
        length = 0;
        return text;
    }
}
