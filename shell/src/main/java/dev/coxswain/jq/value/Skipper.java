package dev.coxswain.jq.value;

/**
 * Passes over one JSON value that is whole at hand without making anything of it; gives up on
 * whatever is not plain JSON, for others to say what is wrong with it.
 */
final class Skipper {
    /** Deeper values are left to others. */
    private static final int DEEPEST = 60;

    private static final int GIVE_UP = -1;

    private static final byte[][] WORDS = {
        {'t', 'r', 'u', 'e'}, {'f', 'a', 'l', 's', 'e'}, {'n', 'u', 'l', 'l'}
    };

    private final byte[] bytes;
    private int end;
    private int lines;
    private int lineStart;
    private int depth;

    /** A bit for each level, whether it is an object; the lowest is the innermost. */
    private long objects;

    /** Over a buffer that is filled again and again. */
    Skipper(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Newlines in the value passed over last. */
    int lines() {
        return lines;
    }

    /** What follows the last of them. */
    int lineStart() {
        return lineStart;
    }

    /** The position after the value that begins at {@code from}, or -1 where it gives up. */
    int skip(int from, int last) {
        end = last;
        lines = 0;
        int first = bytes[from];
        return first == '{' || first == '[' ? container(from) : scalar(from);
    }

    private int container(int from) {
        objects = 0;
        depth = 0;
        int at = open(from);
        while (depth > 0 && at >= 0 && at < end) {
            boolean opens = bytes[at] == '{' || bytes[at] == '[';
            at = opens ? open(at) : closed(scalar(at));
        }
        return depth == 0 ? at : GIVE_UP;
    }

    /** The first value in an array or object, or what follows where there is none. */
    private int open(int at) {
        objects = objects << 1 | (bytes[at] == '{' ? 1 : 0);
        if (++depth > DEEPEST) {
            return GIVE_UP;
        }
        int inside = blanks(at + 1);
        return inside < end && bytes[inside] == closer() ? closed(inside) : value(inside);
    }

    /** The next value after a complete one, or what follows the outermost array or object. */
    private int closed(int from) {
        int at = from < 0 ? end : blanks(from);
        while (at < end && bytes[at] == closer()) {
            objects >>>= 1;
            if (--depth == 0) {
                return at + 1;
            }
            at = blanks(at + 1);
        }
        return at < end && bytes[at] == ',' ? value(blanks(at + 1)) : GIVE_UP;
    }

    private int closer() {
        return (objects & 1) != 0 ? '}' : ']';
    }

    /** An element, or the value after a key and its colon. */
    private int value(int from) {
        if ((objects & 1) == 0) {
            return from;
        }
        int quote = from < end && bytes[from] == '"' ? string(from + 1) : GIVE_UP;
        int colon = quote < 0 ? end : blanks(quote);
        return colon < end && bytes[colon] == ':' ? blanks(colon + 1) : GIVE_UP;
    }

    private int blanks(int from) {
        int at = from;
        while (at < end) {
            int c = bytes[at];
            if (c == '\n') {
                lines++;
                lineStart = at + 1;
            } else if (c != ' ') {
                return at;
            }
            at++;
        }
        return at;
    }

    private int scalar(int from) {
        return switch (bytes[from]) {
            case '"' -> string(from + 1);
            case 't' -> word(from, WORDS[0]);
            case 'f' -> word(from, WORDS[1]);
            case 'n' -> word(from, WORDS[2]);
            default -> number(from);
        };
    }

    /** What follows a string's closing quote. */
    private int string(int from) {
        byte[] text = bytes;
        int stop = end;
        int at = from;
        while (at < stop) {
            int c = text[at++];
            if (c == '"') {
                return at;
            }
            if (c == '\\') {
                if (at + 5 > stop || !isEscape(at)) {
                    return GIVE_UP;
                }
                at += text[at] == 'u' ? 5 : 1;
            } else if (c >= 0 && c < ' ') {
                return GIVE_UP;
            }
        }
        return GIVE_UP;
    }

    /** Whether an escape that is no half of a pair stands here. */
    private boolean isEscape(int at) {
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' ->
                    (bytes[at + 1] | ' ') != 'd'
                            && isHex(at + 1)
                            && isHex(at + 2)
                            && isHex(at + 3)
                            && isHex(at + 4);
            default -> false;
        };
    }

    private boolean isHex(int at) {
        return bytes[at] > 0 && Character.digit(bytes[at], 16) >= 0;
    }

    private int word(int from, byte[] word) {
        int at = from;
        for (byte each : word) {
            if (at >= end || bytes[at++] != each) {
                return GIVE_UP;
            }
        }
        return ended(at);
    }

    /** A literal is over only where something follows that ends it. */
    private int ended(int at) {
        if (at >= end) {
            return GIVE_UP;
        }
        return switch (bytes[at]) {
            case ',', '}', ']', ' ', '\n' -> at;
            default -> GIVE_UP;
        };
    }

    private int number(int from) {
        int at = digits(bytes[from] == '-' ? from + 1 : from);
        if (at > 0 && at < end && bytes[at] == '.') {
            at = digits(at + 1);
        }
        if (at > 0 && at + 1 < end && (bytes[at] | ' ') == 'e') {
            boolean signed = bytes[at + 1] == '-' || bytes[at + 1] == '+';
            at = digits(signed ? at + 2 : at + 1);
        }
        return at < 0 ? GIVE_UP : ended(at);
    }

    /** What follows one or more digits. */
    private int digits(int from) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == from ? GIVE_UP : at;
    }
}
