package dev.coxswain.terminal;

import org.jline.utils.NonBlockingReader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is typed, as bytes. A read that is interrupted or whose stream is closed ends without taking
 * a key, so nothing typed after an interactive {@code exec} is lost to it.
 */
final class KeyStream extends InputStream {
    private static final int LOOK_UP_MILLIS = 20;

    private final NonBlockingReader keys;
    private volatile boolean closed;
    private byte[] rest = new byte[0];
    private int at;

    KeyStream(NonBlockingReader keys) {
        this.keys = keys;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= rest.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, rest.length - at);
        System.arraycopy(rest, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return rest.length - at;
    }

    private boolean fill() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.isEmpty()) {
            if (closed || Thread.currentThread().isInterrupted()) {
                return false;
            }
            int c = keys.read(LOOK_UP_MILLIS);
            if (c == NonBlockingReader.EOF) {
                return false;
            }
            if (c != NonBlockingReader.READ_EXPIRED) {
                text.append((char) c);
            }
        }
        while (keys.available() > 0 || Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            int c = keys.read(LOOK_UP_MILLIS);
            if (c < 0) {
                break;
            }
            text.append((char) c);
        }
        rest = text.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
