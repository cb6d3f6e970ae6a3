package dev.coxswain.jq.value;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Reads the inside of a JSON string, from after its opening quote. */
final class StringToken {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String UNFINISHED = "Unfinished string";
    private static final String PAIR = "Invalid \\uXXXX\\uXXXX surrogate pair escape";
    private static final String CONTROL =
            "Invalid string: control characters from U+0000 through U+001F must be escaped";

    private final ByteSource in;
    private final TextBuffer text;
    private final boolean sequence;
    private String problem = UNFINISHED;

    /** Where {@code sequence}, a record separator cuts the string off. */
    StringToken(ByteSource in, TextBuffer text, boolean sequence) {
        this.in = in;
        this.text = text;
        this.sequence = sequence;
    }

    String problem() {
        return problem;
    }

    /** The text, or null where there is a problem. */
    @Nullable String read() throws IOException {
        int high = 0;
        boolean wrong = false;
        while (true) {
            if (high == 0) {
                in.plain(text);
            }
            int c = in.next();
            if (c == '\\') {
                int escaped = escape();
                if (escaped == -2) {
                    return null;
                }
                boolean alone = high != 0 && !Character.isLowSurrogate((char) escaped);
                problem = alone ? PAIR : problem;
                wrong |= escaped < 0 || alone;
                high = join(high, escaped);
                continue;
            }
            if (high != 0) {
                problem = PAIR;
                wrong = true;
                high = 0;
            }
            if (c == '"') {
                String read = text.take();
                return wrong ? null : read;
            }
            if (stops(c)) {
                return null;
            }
            if (c < ' ') {
                problem = CONTROL;
                wrong = true;
            }
            text.add(c);
        }
    }

    /** Adds an escaped unit; gives back a high surrogate that waits for its other half, or 0. */
    private int join(int high, int unit) {
        if (unit < 0) {
            return 0;
        }
        char c = (char) unit;
        if (high != 0 && Character.isLowSurrogate(c)) {
            text.addCodePoint(Character.toCodePoint((char) high, c));
            return 0;
        }
        if (high != 0) {
            text.addCodePoint(REPLACEMENT);
        }
        if (Character.isHighSurrogate(c)) {
            return unit;
        }
        text.addCodePoint(Character.isLowSurrogate(c) ? REPLACEMENT : unit);
        return 0;
    }

    /** Whether the string ends here, whatever is missing. */
    private boolean stops(int c) {
        if (c < 0) {
            problem = UNFINISHED;
            return true;
        }
        boolean cut = sequence && c == ByteSource.SEPARATOR;
        problem = cut ? "Truncated value" : problem;
        return cut;
    }

    /** The unit after a backslash; -1 where it is none, -2 at the end of the text. */
    private int escape() throws IOException {
        int c = in.next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> {
                if (stops(c)) {
                    yield -2;
                }
                problem = "Invalid escape";
                yield -1;
            }
        };
    }

    private int hex() throws IOException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = in.next();
            int digit = c >= 0 && c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                if (stops(c)) {
                    return -2;
                }
                problem =
                        c == '"'
                                ? "Invalid \\uXXXX escape"
                                : "Invalid characters in \\uXXXX escape";
                if (c == '"') {
                    in.back();
                }
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
