package dev.coxswain.command.read.describe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Text with tabs aligned as Go's {@code text/tabwriter} does: a column ends where a line lacks it.
 */
final class TabText {
    private static final int PADDING = 2;

    private final List<String[]> lines;
    private final List<Integer> widths = new ArrayList<>();
    private final StringBuilder out;

    private TabText(List<String[]> lines, StringBuilder out) {
        this.lines = lines;
        this.out = out;
    }

    /**
     * The text with each column two blanks wider than its widest cell. A vertical tab ends a cell
     * too; a form feed ends a line and all columns, as in Go.
     */
    static String align(String text) {
        StringBuilder out = new StringBuilder();
        String[] parts = text.replace('\u000b', '\t').split("\f", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean ended = i == parts.length - 1 && parts[i].endsWith("\n");
            TabText table = new TabText(lines(ended ? parts[i] : parts[i] + "\n"), out);
            table.format();
        }
        return out.toString();
    }

    private static List<String[]> lines(String whole) {
        List<String[]> lines = new ArrayList<>();
        for (int from = 0; from < whole.length(); ) {
            int end = whole.indexOf('\n', from);
            lines.add(whole.substring(from, end).split("\t", -1));
            from = end + 1;
        }
        return lines;
    }

    /** Lines that share the columns before; how far they are written and looked at. */
    private static final class Block {
        private final int end;
        private int written;
        private int at;

        Block(int begin, int end) {
            this.end = end;
            this.written = begin;
            this.at = begin;
        }
    }

    /** Block within block, the innermost last; by hand, for a line may have any number of tabs. */
    private void format() {
        Deque<Block> blocks = new ArrayDeque<>();
        blocks.push(new Block(0, lines.size()));
        while (true) {
            Block block = blocks.element();
            int column = widths.size();
            while (block.at < block.end && column >= lines.get(block.at).length - 1) {
                block.at++;
            }
            write(block.written, block.at);
            if (block.at == block.end) {
                blocks.pop();
                if (blocks.isEmpty()) {
                    return;
                }
                widths.removeLast();
            } else {
                blocks.push(column(block, column));
            }
        }
    }

    /** The lines from here that have the column, its width noted. */
    private Block column(Block block, int column) {
        int begin = block.at;
        int width = 0;
        while (block.at < block.end && column < lines.get(block.at).length - 1) {
            width = Math.max(width, length(lines.get(block.at)[column]) + PADDING);
            block.at++;
        }
        block.written = block.at;
        widths.add(width);
        return new Block(begin, block.at);
    }

    private void write(int from, int to) {
        for (String[] line : lines.subList(from, to)) {
            for (int i = 0; i < line.length; i++) {
                out.append(line[i]);
                if (i < widths.size()) {
                    out.repeat(' ', widths.get(i) - length(line[i]));
                }
            }
            out.append('\n');
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
