package dev.coxswain;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Signature;

import java.util.Comparator;
import java.util.List;

/** The reference of all commands in Markdown, made from their declarations. */
final class CommandReference {
    private CommandReference() {}

    static String markdown(CommandTable table) {
        List<Signature> all =
                table.commands().stream()
                        .map(Command::signature)
                        .filter(signature -> !signature.isHidden())
                        .sorted(Comparator.comparing(Signature::name))
                        .toList();
        StringBuilder text = new StringBuilder("| command | what it does |\n|---|---|\n");
        for (Signature each : all) {
            text.append("| `")
                    .append(each.usage().replace("|", "\\|"))
                    .append("` | ")
                    .append(each.summary().replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }
}
