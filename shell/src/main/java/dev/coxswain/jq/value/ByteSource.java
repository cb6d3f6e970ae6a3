package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes with the line and column they stand in, counted as jq counts; skips a byte order mark. */
final class ByteSource {
    /** The ASCII record separator, which leads each value of a JSON text sequence. */
    static final int SEPARATOR = 0x1E;

    /** More digits may not fit an int. */
    private static final int MOST_DIGITS = 9;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream stream;
    private final byte[] buffer;
    private final Skipper skipper;
    private int at;
    private int end;
    private long line = 1;
    private long lineStart;
    private long read;

    /** Ends of lines that errors are not said to be behind. */
    private long skippedLines;

    private boolean skipping;

    private boolean started;
    private boolean ended;

    /** Where {@code marked}, a byte order mark may lead the text. */
    ByteSource(InputStream stream, int size, boolean marked) {
        this.stream = stream;
        this.started = !marked;
        this.buffer = new byte[size];
        this.skipper = new Skipper(buffer);
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int c = buffer[at++] & 0xFF;
        if (c == '\n') {
            line++;
            lineStart = read + at;
        }
        return c;
    }

    /** Unreads the last byte, which was no newline. */
    void back() {
        at--;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        read += end;
        at = 0;
        end = 0;
        int count = stream.read(buffer, 0, buffer.length);
        if (count <= 0) {
            ended = true;
            return false;
        }
        end = count;
        if (!started) {
            started = true;
            skipMark();
        }
        skipOn();
        return at < end || fill();
    }

    private void skipMark() throws IOException {
        while (at < MARK.length && buffer[at] == MARK[at]) {
            at++;
            if (at == end && at < MARK.length) {
                int count = stream.read(buffer, at, buffer.length - at);
                end += Math.max(0, count);
            }
            if (at == end) {
                break;
            }
        }
        lineStart = at;
        if (at > 0 && at < MARK.length) {
            throw new JqException("Malformed BOM");
        }
    }

    /** Whether the last byte is a record separator. */
    boolean isAtSeparator() {
        return at > 0 && buffer[at - 1] == SEPARATOR;
    }

    /**
     * Leaves out the rest of the line that the last byte is in, or of its file, uncounted: what is
     * at hand now, the rest when more is read.
     */
    void skipLine() {
        skipping = at > 0 && buffer[at - 1] != '\n';
        skipOn();
    }

    /** Another file begins; of that nothing is left out. */
    void startFile() {
        skipping = false;
    }

    private void skipOn() {
        while (skipping && at < end) {
            skipping = buffer[at++] != '\n';
            lineStart++;
            skippedLines += skipping ? 0 : 1;
        }
    }

    boolean isAtEnd() {
        return ended;
    }

    /** Copies bytes that need no thought inside a string; stops before any other. */
    void plain(TextBuffer into) {
        int from = at;
        while (at < end && buffer[at] >= ' ' && buffer[at] != '"' && buffer[at] != '\\') {
            at++;
        }
        into.add(buffer, from, at);
    }

    /**
     * The string that stands next, from after its opening quote to its closing one; null, and
     * nothing is read, where it has anything but plain ASCII or is not whole at hand.
     */
    @Nullable TextNode plainString(ShortTexts texts) {
        byte[] bytes = buffer;
        int from = at;
        int last = end;
        int hash = 0;
        for (int i = from; i < last; i++) {
            byte c = bytes[i];
            if (c == '"') {
                at = i + 1;
                return texts.of(bytes, from, i, hash);
            }
            if (c < ' ' || c == '\\') {
                return null;
            }
            hash = 31 * hash + c;
        }
        return null;
    }

    /**
     * The small whole number or word of JSON that stands next, the last byte its first; null, and
     * nothing is read, where it is another literal or its end is not at hand.
     */
    @Nullable JsonNode plainLiteral() {
        int first = buffer[at - 1];
        return first >= '0' && first <= '9' ? plainNumber(first - '0') : plainWord(first);
    }

    private @Nullable JsonNode plainNumber(int first) {
        int number = first;
        int stop = Math.min(end, at + MOST_DIGITS);
        for (int i = at; i < stop; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                if (!endsLiteral(i)) {
                    return null;
                }
                at = i;
                return new IntNode(number);
            }
            number = number * 10 + digit;
        }
        return null;
    }

    private @Nullable JsonNode plainWord(int first) {
        byte[] word = first == 't' ? TRUE : first == 'f' ? FALSE : NULL;
        int start = at - 1;
        int stop = start + word.length;
        if (stop >= end
                || !endsLiteral(stop)
                || !Arrays.equals(buffer, start, stop, word, 0, word.length)) {
            return null;
        }
        at = stop;
        return word == NULL ? NullNode.instance : BooleanNode.valueOf(word == TRUE);
    }

    /**
     * Passes over the value whose first byte is the last one read; false, and nothing is read,
     * where it is not whole at hand or needs a closer look.
     */
    boolean skipValue() {
        int stop = skipper.skip(at - 1, end);
        if (stop < 0) {
            return false;
        }
        at = stop;
        if (skipper.lines() > 0) {
            line += skipper.lines();
            lineStart = read + skipper.lineStart();
        }
        return true;
    }

    private boolean endsLiteral(int index) {
        byte c = buffer[index];
        return c == ',' || c == '}' || c == ']' || c == '\n' || c == ' ';
    }

    /** Passes over blanks. */
    void skipBlanks() {
        while (at < end && (buffer[at] == ' ' || buffer[at] == '\n')) {
            if (buffer[at++] == '\n') {
                line++;
                lineStart = read + at;
            }
        }
    }

    /** Copies the rest of the line without its end; false where the text has ended. */
    boolean line(TextBuffer into) throws IOException {
        if (at == end && !fill()) {
            return false;
        }
        do {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            into.add(buffer, from, at);
            if (at < end) {
                next();
                return true;
            }
        } while (fill());
        return true;
    }

    /** Copies all that is left. */
    void rest(TextBuffer into) throws IOException {
        while (at < end || fill()) {
            for (int i = at; i < end; i++) {
                line += buffer[i] == '\n' ? 1 : 0;
            }
            into.add(buffer, at, end);
            at = end;
        }
    }

    /** How many bytes were read. */
    long position() {
        return read + at;
    }

    long line() {
        return line;
    }

    long column() {
        return read + at - lineStart;
    }

    /** Newlines read, and one more where the current line ends within what is at hand. */
    long linesAtHand() {
        long lines = line - 1 + skippedLines;
        boolean ended = at > 0 && buffer[at - 1] == '\n';
        for (int i = at; i < end && !ended; i++) {
            if (buffer[i] == '\n') {
                return lines + 1;
            }
        }
        return lines;
    }
}
