package dev.coxswain.document;

/** Code points as Go's {@code unicode} package sorts them. */
public final class GoRunes {
    private GoRunes() {}

    /** Go's {@code unicode.IsPrint}, near enough: no blanks but the ASCII one. */
    public static boolean isPrint(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
