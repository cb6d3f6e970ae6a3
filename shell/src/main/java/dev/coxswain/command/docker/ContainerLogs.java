package dev.coxswain.command.docker;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.practice.KubectlWords;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code docker container logs}: what a container on the practice machine has written. */
final class ContainerLogs implements Command {
    private static final Flag<Boolean> FOLLOW =
            Flag.bool("follow").shorthand('f').help("Go on as the log grows");
    private static final Flag<String> TAIL =
            Flag.text("tail")
                    .shorthand('n')
                    .defaulting("all")
                    .values(Values.words("all"))
                    .placeholder("LINES")
                    .help("Only this many last lines");
    private static final Flag<Boolean> TIMESTAMPS =
            Flag.bool("timestamps").shorthand('t').help("Begin each line with its time");
    private static final Flag<String> SINCE =
            Flag.text("since").placeholder("DURATION").help("Only lines younger than this");
    private static final Signature SIGNATURE =
            Signature.of("docker container logs", "Print what a container has written")
                    .alias("docker logs")
                    .argument(NodeContainer.ARGUMENTS)
                    .flag(FOLLOW, TAIL, TIMESTAMPS, SINCE)
                    .example("docker container logs --tail=2 3f2a91c0b7d4", "Its last two lines");

    private final Supplier<CommandTable> table;

    ContainerLogs(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> given = invocation.arguments().positional();
        if (given.isEmpty()) {
            throw NodeContainer.lacking("logs", 1);
        }
        NodeContainer container =
                NodeContainer.named(NodeContainer.all(invocation), given.getFirst());
        List<String> words = new ArrayList<>(container.words());
        words.add("--follow=" + invocation.get(FOLLOW));
        words.add("--timestamps=" + invocation.get(TIMESTAMPS));
        String tail = invocation.get(TAIL);
        words.add("--tail=" + (tail.matches("\\d+") ? tail : "-1"));
        if (!invocation.get(SINCE).isEmpty()) {
            words.add("--since=" + invocation.get(SINCE));
        }
        return KubectlWords.run(table.get(), invocation, "logs", words);
    }
}
