package dev.coxswain.command.docker;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code docker container ls}: the containers on the machine of the practice cluster. */
final class ContainerLs implements Command {
    private static final Flag<Boolean> ALL =
            Flag.bool("all").shorthand('a').help("Those that have ended too");
    private static final Flag<List<String>> FILTER =
            Flag.repeated("filter")
                    .shorthand('f')
                    .values(
                            Values.words(
                                    "label=io.kubernetes.container.name=",
                                    "label=io.kubernetes.pod.name=",
                                    "label=io.kubernetes.pod.namespace=",
                                    "name=",
                                    "id=",
                                    "status=running",
                                    "status=exited"))
                    .placeholder("FILTER")
                    .help("Only those: label=KEY=VALUE, name=PATTERN, id=ID, status=running");
    private static final Flag<String> FORMAT =
            Flag.text("format")
                    .values(Values.words("table", "json"))
                    .placeholder("FORMAT")
                    .help("table, json or a Go template over ID, Image, Names, Status…");
    private static final Flag<Boolean> WHOLE =
            Flag.bool("no-trunc").help("Print ids and commands to their ends");
    private static final Flag<Boolean> QUIET =
            Flag.bool("quiet").shorthand('q').help("Print ids only");
    private static final Signature SIGNATURE =
            Signature.of("docker container ls", "List the containers on the practice machine")
                    .alias("docker container list", "docker container ps", "docker ps")
                    .describe(
                            "In the practice cluster only; elsewhere, and in all its other"
                                    + " commands, docker is the program of that name.")
                    .flag(ALL, FILTER, FORMAT, WHOLE, QUIET)
                    .example(
                            "docker container ls -q --filter"
                                    + " label=io.kubernetes.container.name=web",
                            "The id of a pod's container");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (!invocation.arguments().positional().isEmpty()) {
            throw new FailureException(
                    new Failure.Usage(
                            "'docker container ls' accepts no arguments",
                            "See 'help docker container ls' for its flags."));
        }
        ContainerFilter filter = new ContainerFilter(invocation.get(FILTER));
        boolean ended = invocation.get(ALL) || filter.wantsEnded();
        List<NodeContainer> all =
                filter.of(
                        NodeContainer.all(invocation).stream()
                                .filter(each -> ended || each.running())
                                .toList());
        ContainerTable table = new ContainerTable(all, invocation.get(WHOLE));
        return Lines.of(
                invocation.get(QUIET) ? table.ids() : table.formatted(invocation.get(FORMAT)));
    }
}
