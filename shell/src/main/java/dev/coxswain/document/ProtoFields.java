package dev.coxswain.document;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of one protocol buffer message, one after the other. */
public final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int number;
    private int wire;
    private long value;
    private int from;

    public ProtoFields(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoFields(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * Goes to the next field; false after the last.
     *
     * @throws IOException where the bytes are no fields, or end within one
     */
    public boolean next() throws IOException {
        if (at >= end) {
            return false;
        }
        long tag = read();
        number = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        from = at;
        switch (wire) {
            case VARINT -> value = read();
            case FIXED_64 -> {
                pass(Long.BYTES);
                value = ByteBuffer.wrap(bytes, from, Long.BYTES).order(LITTLE_ENDIAN).getLong();
            }
            case DELIMITED -> {
                long length = read();
                from = at;
                pass(length);
            }
            case FIXED_32 -> pass(Integer.BYTES);
            default -> throw new IOException("a field of wire type " + wire);
        }
        return true;
    }

    private void pass(long count) throws IOException {
        if (count < 0 || count > end - at) {
            throw new IOException("unexpected EOF");
        }
        at += (int) count;
    }

    private long read() throws IOException {
        long read = 0;
        for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
            int b = bytes[at++];
            read |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return read;
            }
        }
        throw new IOException("unexpected EOF");
    }

    public int number() {
        return number;
    }

    /** Whether it is a number of nothing or a text of none, as JSON leaves out. */
    public boolean isBlank() {
        return wire == VARINT ? value == 0 : wire == DELIMITED && at == from;
    }

    public boolean isText() {
        return wire == DELIMITED;
    }

    public long varint() {
        return value;
    }

    /** The field as a number with a fraction, which has 64 bits. */
    public double real() {
        return Double.longBitsToDouble(value);
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(bytes, from, at);
    }

    public String text() {
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    /** The field as a message of its own. */
    public ProtoFields message() {
        return new ProtoFields(bytes, from, at);
    }
}
