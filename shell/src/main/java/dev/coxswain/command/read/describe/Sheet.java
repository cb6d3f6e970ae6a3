package dev.coxswain.command.read.describe;

/** A page in the making: lines at levels of two blanks, columns parted by tabs. */
final class Sheet {
    private final StringBuilder text;
    private final int depth;

    Sheet() {
        this(new StringBuilder(), 0);
    }

    private Sheet(StringBuilder text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    /** The same page; whatever is written through this view starts deeper. */
    Sheet deeper(int levels) {
        return new Sheet(text, depth + levels);
    }

    /** Text that starts at a level; a line ends only where the text says so. */
    void part(int level, String words) {
        text.repeat(' ', 2 * (depth + level)).append(words);
    }

    /** Text at the page's own level, as the rest of a line. */
    void part(String words) {
        part(0, words);
    }

    /** A whole line of cells. */
    void line(int level, String... cells) {
        part(level, String.join("\t", cells) + "\n");
    }

    /** A line of a name with a colon, and its value. */
    void field(int level, String name, String value) {
        line(level, name + ":", value);
    }

    void field(String name, String value) {
        field(0, name, value);
    }

    /**
     * The page with its columns aligned. Signs a terminal would obey are written out, as kubectl
     * does: what a cluster holds must not move a cursor.
     */
    String aligned() {
        return TabText.align(unaligned());
    }

    /** The same with the tabs between its columns left. */
    String unaligned() {
        return text.toString().replace("\u001b", "^[").replace("\r", "\\r");
    }
}
