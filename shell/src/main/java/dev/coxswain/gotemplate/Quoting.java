package dev.coxswain.gotemplate;

import dev.coxswain.document.GoRunes;

/** Go's string literals. */
final class Quoting {
    private Quoting() {}

    /** The text as Go's {@code %q} writes it. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, '"', out));
        return out.append('"').toString();
    }

    /** A sign as Go's {@code %q} writes it. */
    static String quoteSign(int sign) {
        StringBuilder out = new StringBuilder("'");
        append(sign, '\'', out);
        return out.append('\'').toString();
    }

    private static void append(int c, char quote, StringBuilder out) {
        switch (c) {
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 11 -> out.append("\\v");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (c < ' ' || c == 0x7f) {
                    out.append(String.format("\\x%02x", c));
                } else if (GoRunes.isPrint(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                }
            }
        }
    }

    /** Go's {@code %#U}: {@code U+0040 '@'}. */
    static String unicode(int c) {
        String code = String.format("U+%04X", c);
        return GoRunes.isPrint(c) ? code + " '" + Character.toString(c) + "'" : code;
    }

    /**
     * The text of a literal, its quotes included.
     *
     * @throws TemplateException where it is none
     */
    static String unquote(String literal) {
        char quote = literal.charAt(0);
        String body = literal.substring(1, literal.length() - 1);
        if (quote == '`') {
            return body.replace("\r", "");
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            at = escape(body, at, quote, out);
        }
        return out.toString();
    }

    private static int escape(String body, int at, char quote, StringBuilder out) {
        char c = at < body.length() ? body.charAt(at) : '\0';
        switch (c) {
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case '\\' -> out.append('\\');
            case 'x' -> {
                return digits(body, at + 1, 2, 16, out);
            }
            case 'u' -> {
                return digits(body, at + 1, 4, 16, out);
            }
            case 'U' -> {
                return digits(body, at + 1, 8, 16, out);
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    return digits(body, at, 3, 8, out);
                }
                if (c != quote) {
                    throw new TemplateException("invalid syntax");
                }
                out.append(c);
            }
        }
        return at + 1;
    }

    private static int digits(String body, int from, int count, int base, StringBuilder out) {
        try {
            out.appendCodePoint(Integer.parseInt(body.substring(from, from + count), base));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TemplateException("invalid syntax");
        }
        return from + count;
    }
}
