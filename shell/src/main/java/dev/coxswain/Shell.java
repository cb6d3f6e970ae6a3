package dev.coxswain;

import dev.coxswain.cluster.Clusters;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.learn.Tour;
import dev.coxswain.complete.Completer;
import dev.coxswain.complete.NameCache;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.flow.Terminal;
import dev.coxswain.jq.JqEngine;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.Evaluator;
import dev.coxswain.pipeline.Filters;
import dev.coxswain.pipeline.Interpreter;
import dev.coxswain.pipeline.Tools;
import dev.coxswain.script.GroovyEvaluator;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One shell, put together: a session and everything its lines are run with. */
final class Shell implements AutoCloseable {
    private final Streams streams;
    private final Notices notices;
    private final Practice practice;
    private final Session session;
    private final Tour tour;
    private final CommandTable commands;
    private final Interpreter interpreter;
    private final Completer completer;
    private @Nullable GroovyEvaluator groovy;
    private Supplier<List<String>> history = List::of;

    Shell(
            Streams streams,
            Notices notices,
            Surroundings surroundings,
            Clusters clusters,
            Practice practice,
            StartWords start) {
        this.streams = streams;
        this.notices = notices;
        this.practice = practice;
        this.session =
                new Session(inside(surroundings, clusters), start.connection(), start.namespace());
        this.tour = new Tour(surroundings.state().resolve("tour.json"));
        this.commands =
                Commands.table(
                        new Commands.Uses(
                                this::commands,
                                this::interpreter,
                                () -> history.get(),
                                this::completer,
                                practice,
                                tour));
        HostKubeconfig host = new HostKubeconfig(session, surroundings, practice::servedKubeconfig);
        this.interpreter =
                new Interpreter(
                        new Tools(
                                session,
                                this::commands,
                                new JqEngine(),
                                this::groovy,
                                new ScreenRendering(streams.outputIsTerminal()),
                                start.verbose(),
                                host::environment));
        this.completer =
                new Completer(
                        session,
                        this::commands,
                        interpreter::vocabulary,
                        Filters::signature,
                        new NameCache(Duration.ofMillis(60)));
    }

    private Session.Surroundings inside(Surroundings surroundings, Clusters clusters) {
        return new Session.Surroundings(
                clusters,
                Clock.systemUTC(),
                surroundings.environment(),
                new SettingsFile(surroundings.config(), notices).read(),
                surroundings.directory());
    }

    Session session() {
        return session;
    }

    CommandTable commands() {
        return commands;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** The tour that the person may be on. */
    Tour tour() {
        return tour;
    }

    Notices notices() {
        return notices;
    }

    /** What can stand at a cursor. */
    Completer completer() {
        return completer;
    }

    /** Says where {@code history} finds the lines that were typed. */
    void historyFrom(Supplier<List<String>> lines) {
        history = lines;
    }

    /** Groovy, made when a line first needs it. */
    synchronized Evaluator groovy() {
        return groovyEvaluator();
    }

    private synchronized GroovyEvaluator groovyEvaluator() {
        if (groovy == null) {
            groovy =
                    new GroovyEvaluator(
                            session, (line, channels) -> interpreter.value(line, channels));
            GroovyEvaluator made = groovy;
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, thrown) -> made.uncaught(thread, thrown, notices));
        }
        return groovy;
    }

    /** Loads behind the first prompt what the first lines will need. */
    void warm() {
        try {
            String builtIn = session.clusters().builtIn(session.kubeconfig());
            if (session.place().context().equals(builtIn)) {
                practice.join();
            }
        } catch (FailureException _) {
            // Said by the first line that needs what is missing.
        }
        new JqEngine().warm();
        groovyEvaluator().warm();
    }

    /** Runs a Groovy script and gives its status. */
    int script(String text, String name, List<String> arguments, Cancellation cancellation) {
        return groovyEvaluator()
                .script(
                        text,
                        name,
                        arguments,
                        channels(InputStream.nullInputStream(), null, cancellation));
    }

    /** The process's streams as lines see them. */
    Channels channels(InputStream input, @Nullable Terminal terminal, Cancellation cancellation) {
        return new Channels(
                input,
                terminal != null,
                streams.output(),
                streams.error(),
                notices,
                Progress.none(),
                cancellation,
                terminal);
    }

    @Override
    public void close() {
        session.close();
    }
}
