package dev.coxswain.complete;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.function.Supplier;

/** {@code completion bash|zsh|fish}: the script that teaches a host shell our words. */
public final class CompletionCommand implements Command {
    private static final Signature SIGNATURE =
            Signature.of("completion", "Print the completion script of a shell")
                    .describe(
                            "bash: source <(cox completion bash)\n"
                                    + "zsh: cox completion zsh > \"${fpath[1]}/_cox\"\n"
                                    + "fish: cox completion fish | source")
                    .argument(Argument.one("SHELL").values(Values.words("bash", "zsh", "fish")))
                    .example("completion bash", "The script for bash");

    private final Supplier<CommandTable> table;

    /**
     * @param table asked when the script is, since the table holds this command too
     */
    public CompletionCommand(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 1) {
            throw FailureException.usage(
                    words.isEmpty()
                            ? "Shell not specified."
                            : "Too many arguments. Expected only the shell type.");
        }
        ShellScripts scripts = new ShellScripts(table.get());
        return switch (words.getFirst()) {
            case "bash" -> Lines.of(scripts.bash());
            case "zsh" -> Lines.of(scripts.zsh());
            case "fish" -> Lines.of(scripts.fish());
            default ->
                    throw FailureException.plain(
                            "Unsupported shell type \"" + words.getFirst() + "\".",
                            "there are: bash, zsh, fish");
        };
    }
}
