package dev.coxswain.complete;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.stream.StreamCommands;
import dev.coxswain.line.Vocabulary;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A completer over a fake cluster, and its answers as text. */
final class Bench {
    private static final String TABLE =
            """
            {"kind":"Table","columnDefinitions":[{"name":"Name","format":"name"}],
             "rows":[{"cells":["web-1"]},{"cells":["web-2"]},{"cells":["db-0"]}]}
            """;
    static final String POD_NAMES =
            "/api/v1/namespaces/default/pods?includeObject=None&resourceVersion=0";
    final FakeCluster cluster = new FakeCluster().answer(POD_NAMES, TABLE);
    final Session session;
    final CommandTable table;
    final Completer completer;

    Bench() {
        List<Command> commands = new ArrayList<>(StreamCommands.all(WritingCommands.sources()));
        commands.add(
                new Declared(
                        Signature.of("get", "Print objects")
                                .argument(
                                        Argument.rest("TYPE[/NAME]")
                                                .values(Values.Source.RESOURCE_REFS))
                                .flags(OutputFlags.TABLE)));
        commands.add(new Declared(Signature.of("rollout status", "Wait for a rollout")));
        commands.add(new Declared(Signature.of("rollout undo", "Go back")));
        table = new CommandTable(commands);
        session = cluster.invocation(new Logs(), null, List.of()).session();
        Vocabulary vocabulary =
                new Vocabulary(
                        Set.copyOf(table.firstWords()),
                        Set.of("grep"),
                        Set.of("where"),
                        Set.of(),
                        Set.of("wc"),
                        Set.of("select", "map", "sort_by"));
        completer =
                new Completer(
                        session,
                        () -> table,
                        () -> vocabulary,
                        name ->
                                Signature.of(name, "A filter")
                                        .flag(Flag.bool("lines").shorthand('l')),
                        new NameCache(Duration.ofSeconds(20)));
    }

    /** The candidates at the bar in the text, one a line, an open one with a dagger. */
    String at(String text) {
        int cursor = text.indexOf('¦');
        Completion completion = completer.complete(text.replace("¦", ""), cursor);
        StringBuilder all = new StringBuilder();
        for (Candidate each : completion.candidates()) {
            all.append(text, 0, completion.from())
                    .append(each.value())
                    .append(each.complete() ? "" : "†")
                    .append('\n');
        }
        return all.toString();
    }

    /** A command that is only declared. */
    record Declared(Signature signature) implements Command {
        @Override
        public Result run(Invocation invocation) {
            return Empty.DONE;
        }
    }

    private record Logs() implements Command {
        @Override
        public Signature signature() {
            return Signature.of("none", "None");
        }

        @Override
        public Result run(Invocation invocation) {
            return Empty.DONE;
        }
    }
}
