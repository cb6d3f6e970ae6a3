package dev.coxswain.command.docker;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.practice.KubectlWords;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code docker container exec}: runs a command in a container on the practice machine. */
final class ContainerExec implements Command {
    private static final Flag<Boolean> STDIN =
            Flag.bool("interactive").shorthand('i').help("Hand the standard input on");
    private static final Flag<Boolean> TTY =
            Flag.bool("tty").shorthand('t').help("Give the command a terminal");
    private static final Signature SIGNATURE =
            Signature.of("docker container exec", "Run a command in a container")
                    .alias("docker exec")
                    .argument(NodeContainer.FIRST)
                    .flag(STDIN, TTY)
                    .example("docker container exec -it 3f2a91c0b7d4 sh", "Work in the container");

    private final Supplier<CommandTable> table;

    ContainerExec(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> given = invocation.arguments().positional();
        if (given.size() < 2) {
            throw NodeContainer.lacking("exec", 2);
        }
        NodeContainer container =
                NodeContainer.named(NodeContainer.all(invocation), given.getFirst());
        if (!container.running()) {
            throw NodeContainer.daemon("container " + container.id() + " is not running");
        }
        List<String> words = new ArrayList<>(container.words());
        words.add("--stdin=" + invocation.get(STDIN));
        words.add("--tty=" + invocation.get(TTY));
        words.add("--");
        words.addAll(given.subList(1, given.size()));
        return KubectlWords.run(table.get(), invocation, "exec", words);
    }
}
