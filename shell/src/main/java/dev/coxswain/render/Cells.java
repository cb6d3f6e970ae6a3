package dev.coxswain.render;

/** The text of table cells, made fit to stand in one line of a terminal. */
final class Cells {
    private Cells() {}

    /** Cut at a line's end, control characters that a terminal would obey made visible. */
    static String clean(String cell) {
        int end = cell.length();
        boolean strange = false;
        for (int i = 0; i < end; i++) {
            char c = cell.charAt(i);
            if (c == '\n' || c == '\r' || c == '\f') {
                end = i;
            }
            strange |= c == '\u001b';
        }
        String line = end == cell.length() ? cell : cell.substring(0, end) + "...";
        return strange ? escape(line) : line;
    }

    /** Escape characters written as the two signs {@code ^[}, as kubectl does. */
    static String escape(String text) {
        return text.replace("\u001b", "^[");
    }

    /** Columns that a terminal needs: two for wide East Asian signs, none for combining ones. */
    static int displayWidth(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            width += c < 0x300 ? 1 : columns(c);
        }
        return width;
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                (c >= 0x1100 && c <= 0x115f)
                        || (c >= 0x2e80 && c <= 0xa4cf)
                        || (c >= 0xac00 && c <= 0xd7a3)
                        || (c >= 0xf900 && c <= 0xfaff)
                        || (c >= 0xfe30 && c <= 0xfe6f)
                        || (c >= 0xff00 && c <= 0xff60)
                        || (c >= 0xffe0 && c <= 0xffe6)
                        || (c >= 0x1f300 && c <= 0x1f64f)
                        || (c >= 0x1f900 && c <= 0x1f9ff)
                        || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
