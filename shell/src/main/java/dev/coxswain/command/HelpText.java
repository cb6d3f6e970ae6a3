package dev.coxswain.command;

import java.util.ArrayList;
import java.util.List;

/** A command's help, written from its declaration. */
public final class HelpText {
    private static final int WIDEST_FLAG = 34;
    private static final int WIDTH = 80;

    private HelpText() {}

    /** The help of one command, ending in a newline. */
    public static String of(Signature signature) {
        return own(signature, "") + "\nFlags that every command takes are shown by 'help flags'.\n";
    }

    /** The help of a filter, ending in a newline. */
    public static String ofFilter(Signature signature) {
        return own(signature, "… | ");
    }

    private static String own(Signature signature, String before) {
        StringBuilder text = new StringBuilder();
        text.append(signature.summary()).append(".\n");
        if (!signature.description().isEmpty()) {
            text.append('\n').append(signature.description()).append('\n');
        }
        text.append("\nUsage:\n  ").append(before).append(signature.usage()).append('\n');
        if (!signature.aliases().isEmpty()) {
            text.append("\nAliases:\n  ")
                    .append(String.join(", ", signature.aliases()))
                    .append('\n');
        }
        if (!signature.examples().isEmpty()) {
            text.append("\nExamples:\n");
            for (Example example : signature.examples()) {
                text.append("  # ").append(example.explanation()).append('\n');
                text.append("  ").append(example.line()).append("\n");
            }
        }
        if (!signature.flags().isEmpty()) {
            text.append("\nFlags:\n");
            flags(signature.flags()).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** One entry for each flag, aligned, no wider than a small terminal. */
    public static List<String> flags(List<Flag<?>> flags) {
        List<String> lines = new ArrayList<>();
        for (Flag<?> flag : flags) {
            String left =
                    (flag.shorthand() == '\0' ? "      " : "  -" + flag.shorthand() + ", ")
                            + "--"
                            + flag.name()
                            + (flag.placeholder().isEmpty() ? "" : " " + flag.placeholder());
            String gap =
                    left.length() < WIDEST_FLAG
                            ? " ".repeat(WIDEST_FLAG - left.length())
                            : "\n" + " ".repeat(WIDEST_FLAG);
            lines.add(
                    (left + gap + wrapped(flag.help() + defaultOf(flag), WIDEST_FLAG))
                            .stripTrailing());
        }
        return lines;
    }

    /**
     * Words in lines no wider than a small terminal; the later ones begin below the first.
     *
     * @param margin the column, from 0, where the first word will stand
     */
    public static String wrapped(String words, int margin) {
        StringBuilder text = new StringBuilder();
        int column = margin;
        for (String word : words.split(" ")) {
            if (column > margin && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(margin));
                column = margin;
            } else if (column > margin) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }

    private static String defaultOf(Flag<?> flag) {
        return switch (flag.defaultValue()) {
            case String text when !text.isEmpty() -> " (default " + text + ")";
            case Long number when number != 0 -> " (default " + number + ")";
            case Boolean on when on -> " (default true)";
            default -> "";
        };
    }
}
