package dev.coxswain.command;

import java.util.ArrayList;
import java.util.List;

/** A command's help, written from its declaration. */
public final class HelpText {
    private static final int WIDEST_FLAG = 34;

    private HelpText() {}

    /** The help of one command, ending in a newline. */
    public static String of(Signature signature) {
        StringBuilder text = new StringBuilder();
        text.append(signature.summary()).append(".\n");
        if (!signature.description().isEmpty()) {
            text.append('\n').append(signature.description()).append('\n');
        }
        text.append("\nUsage:\n  ").append(signature.usage()).append('\n');
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
        return text.append("\nFlags that every command takes are shown by 'help flags'.\n")
                .toString();
    }

    /** One line for each flag, aligned, without newlines. */
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
            lines.add((left + gap + flag.help() + defaultOf(flag)).stripTrailing());
        }
        return lines;
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
