package dev.coxswain.jq.value;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON being written as bytes of UTF-8, kept, or handed on to a stream as it grows. */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** So much is gathered before it is handed on. */
    private static final int FULL = 1 << 16;

    /** The longest text of a long, and more than one character needs in any form. */
    private static final int ROOM = 20;

    /** Java makes no larger arrays. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private final @Nullable OutputStream stream;
    private byte[] bytes;
    private int length;

    /** Kept until they are taken as a string. */
    public JsonBytes() {
        this(null, 64);
    }

    /**
     * Handed on to a stream: some when there are many, all by {@link #drain}. What the stream
     * throws is wrapped as unchecked.
     */
    public JsonBytes(OutputStream stream) {
        this(stream, FULL + 1024);
    }

    private JsonBytes(@Nullable OutputStream stream, int size) {
        this.stream = stream;
        this.bytes = new byte[size];
    }

    /** How many bytes are kept. */
    public int length() {
        return length;
    }

    /** What is kept. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Hands on all that is kept. */
    public void drain() {
        if (stream == null) {
            return;
        }
        try {
            stream.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        length = 0;
    }

    /** Hands on what is kept where that is much. */
    void drainFull() {
        if (length >= FULL) {
            drain();
        }
    }

    private void room(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, larger(Math.addExact(length, more)));
        }
    }

    private int larger(int least) {
        long doubled = Math.min(bytes.length * 2L, LARGEST);
        return (int) Math.max(doubled, least);
    }

    /** Adds a character of ASCII. */
    public void add(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    /** Adds text that is ASCII. */
    void add(String ascii) {
        int size = ascii.length();
        room(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    void add(byte[] from, int count) {
        room(count);
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
    }

    /** Adds a whole number in decimal digits. */
    void add(int number) {
        if (number < 0) {
            add(Integer.toString(number));
            return;
        }
        room(ROOM);
        int end = length + 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            end++;
        }
        int rest = number;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }

    /** Adds text as it stands; half a surrogate pair becomes a replacement character. */
    public void addText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                add(c);
            } else {
                i = encode(text, i, c);
            }
        }
    }

    /** Adds the first {@code count} characters of text as a JSON string. */
    void quote(String text, int count, boolean ascii) {
        room(count + 2);
        bytes[length++] = '"';
        int i = 0;
        while (i < count) {
            i = plain(text, i, count);
            if (i < count) {
                i = special(text, i, ascii) + 1;
                Interruption.check(i);
                room(count - i + 1);
            }
        }
        bytes[length++] = '"';
    }

    /** Adds what needs no thought, for which there is room; gives back where it ends. */
    private int plain(String text, int from, int count) {
        byte[] to = bytes;
        int shift = length - from;
        int i = from;
        for (; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                break;
            }
            to[shift + i] = (byte) c;
        }
        length = shift + i;
        return i;
    }

    /** Adds one character; gives back the index of the last char of it. */
    private int special(String text, int at, boolean ascii) {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> escape('"');
            case '\\' -> escape('\\');
            case '\n' -> escape('n');
            case '\t' -> escape('t');
            case '\r' -> escape('r');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            default -> {
                if (c > 0x7f && !ascii) {
                    return encode(text, at, c);
                }
                unicode(c);
            }
        }
        return at;
    }

    private void escape(char c) {
        room(2);
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void unicode(char c) {
        escape('u');
        room(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[c >> shift & 15];
        }
    }

    private int encode(String text, int at, char c) {
        int point = text.codePointAt(at);
        int last = at + Character.charCount(point) - 1;
        room(4);
        if (Character.isSurrogate(c) && last == at) {
            point = 0xFFFD;
        }
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[length++] = (byte) (0xE0 | point >> 12);
            } else {
                bytes[length++] = (byte) (0xF0 | point >> 18);
                bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | point & 0x3F);
        return last;
    }
}
