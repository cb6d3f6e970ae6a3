package dev.coxswain.command.shell;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.LineRunner;
import dev.coxswain.command.Signature;

import java.util.List;
import java.util.function.Supplier;

/** The list of the shell's own commands. */
public final class ShellCommands {
    private ShellCommands() {}

    /**
     * @param table all commands, asked for when one of these runs
     * @param runner runs lines, asked for when one of these runs
     * @param history the lines that were typed
     * @param program how the program itself is started
     * @param filters what may follow a pipe
     */
    public static List<Command> all(
            Supplier<CommandTable> table,
            Supplier<LineRunner> runner,
            Supplier<List<String>> history,
            Signature program,
            List<Signature> filters) {
        return List.of(
                new Use(),
                new Namespace(),
                new ChangeDirectory(),
                new PrintDirectory(),
                new Echo(),
                new Sleep(),
                new Export(),
                new Unset(),
                new Help(table, program, filters),
                new History(history),
                new SetSetting(),
                new Alias(table),
                new Source(runner),
                new Time(runner),
                new Exit(),
                new Options(),
                new ListPlugins(table),
                new GetContexts(),
                new CurrentContext());
    }
}
