package dev.coxswain.pipeline;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.NoClusters;
import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.LineRunner;
import dev.coxswain.command.Signature;
import dev.coxswain.command.shell.ShellCommands;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Progress;
import dev.coxswain.jq.JqEngine;
import dev.coxswain.script.GroovyEvaluator;
import dev.coxswain.session.Session;
import dev.coxswain.session.Settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shell over fake commands: what is typed, what is printed, the status. */
final class Typed {
    final FakeCommands fakes = new FakeCommands();
    final Cancellation cancellation = new Cancellation();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    final Session session;
    final Interpreter interpreter;
    private final Channels channels;

    Typed(Path directory) {
        session =
                new Session(
                        new Session.Surroundings(
                                new NoClusters(),
                                Clock.systemUTC(),
                                Map.of(
                                        "PATH",
                                        "/usr/bin:/bin",
                                        "HOME",
                                        "/home/me",
                                        "SHELL",
                                        "/bin/sh"),
                                Settings.none(),
                                directory),
                        ConnectionOptions.NONE,
                        null);
        List<Command> commands = new ArrayList<>(fakes.all());
        commands.addAll(
                ShellCommands.all(
                        this::table,
                        this::runner,
                        List::of,
                        Signature.of("cox", "A shell"),
                        Filters.signatures()));
        CommandTable table = new CommandTable(commands);
        tables.add(table);
        GroovyEvaluator groovy =
                new GroovyEvaluator(
                        session, (line, _) -> interpreters.getFirst().value(line, channels()));
        interpreter =
                new Interpreter(
                        new Tools(
                                session,
                                () -> table,
                                new JqEngine(),
                                () -> groovy,
                                new PlainRendering(),
                                false,
                                environment -> environment));
        interpreters.add(interpreter);
        channels =
                new Channels(
                        new ByteArrayInputStream("typed input\n".getBytes(StandardCharsets.UTF_8)),
                        false,
                        output,
                        errors,
                        line -> errors.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)),
                        Progress.none(),
                        cancellation,
                        null);
    }

    private final List<CommandTable> tables = new ArrayList<>();
    private final List<Interpreter> interpreters = new ArrayList<>();

    private CommandTable table() {
        return tables.getFirst();
    }

    private LineRunner runner() {
        return interpreters.getFirst();
    }

    private Channels channels() {
        return channels;
    }

    /** Runs a text; everything printed, errors after a mark, the status if it is not 0. */
    String run(String text) {
        output.reset();
        errors.reset();
        int code = interpreter.run(LineText.typed(text), channels);
        String shown = output.toString(StandardCharsets.UTF_8);
        String said = errors.toString(StandardCharsets.UTF_8);
        return shown
                + (said.isEmpty() ? "" : "--\n" + said)
                + (code == 0 ? "" : "(" + code + ")\n");
    }
}
