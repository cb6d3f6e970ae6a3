package dev.coxswain.command.write;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;

/** A word that only begins the names of commands: alone it lists them. */
public final class CommandGroup implements Command {
    private final Signature signature;
    private final List<Command> members;

    /**
     * @param members the commands whose names begin with this one's
     */
    public CommandGroup(Signature declared, List<Command> members) {
        this.signature = declared.argument(Argument.rest("COMMAND"));
        this.members = List.copyOf(members);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (!words.isEmpty()) {
            throw FailureException.plain(
                    "unknown command \"" + words.getFirst() + "\"",
                    "See 'help " + signature.name() + "' for help and examples");
        }
        StringBuilder text =
                new StringBuilder(signature.summary()).append(".\n\nAvailable Commands:\n");
        int head = signature.name().length() + 1;
        int width =
                members.stream().mapToInt(each -> each.signature().name().length()).max().orElse(0)
                        - head;
        for (Command each : members) {
            String word = each.signature().name().substring(head);
            text.append("  ")
                    .append(word)
                    .append(" ".repeat(Math.max(1, width - word.length() + 3)))
                    .append(each.signature().summary())
                    .append('\n');
        }
        // kubectl shows its help here, on standard error and as a failure.
        throw new FailureException(new Failure.Verbatim(text.toString(), 1));
    }
}
