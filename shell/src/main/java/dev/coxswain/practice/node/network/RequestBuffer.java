package dev.coxswain.practice.node.network;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a connection as they come, taken out as whole HTTP requests. */
public final class RequestBuffer {
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    public void add(byte[] bytes, int offset, int length) {
        pending.write(bytes, offset, length);
    }

    /** The next whole request, head and body; null where it has not come yet. */
    public byte @Nullable [] take() {
        byte[] bytes = pending.toByteArray();
        int head = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        if (head < 0) {
            return null;
        }
        String length = HttpText.parse(Arrays.copyOf(bytes, head + 4)).header("Content-Length");
        int end = head + 4 + (length.matches("\\d{1,9}") ? Integer.parseInt(length) : 0);
        if (bytes.length < end) {
            return null;
        }
        pending.reset();
        pending.write(bytes, end, bytes.length - end);
        return Arrays.copyOf(bytes, end);
    }
}
