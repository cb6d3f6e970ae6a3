package dev.coxswain.pipeline;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.LineRunner;
import dev.coxswain.failure.ExitCode;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.line.Line;
import dev.coxswain.line.LineParser;
import dev.coxswain.line.Part;
import dev.coxswain.line.Reading;
import dev.coxswain.line.Vocabulary;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs lines of the shell's language: reads, plans, runs, prints, and says what failed. */
public final class Interpreter implements LineRunner {
    private final Tools tools;
    private final Plugins plugins = new Plugins();
    private final Screen screen;
    private @Nullable Set<String> jqWords;
    // The channels of the line that runs: lines run by its commands print where it prints.
    private final ScopedValue<Channels> running = ScopedValue.newInstance();

    public Interpreter(Tools tools) {
        this.tools = tools;
        this.screen = new Screen(tools);
    }

    /** The names that decide what a line means, as they are now. */
    public synchronized Vocabulary vocabulary() {
        if (jqWords == null) {
            jqWords = Names.jqWords();
        }
        return Names.vocabulary(tools, jqWords, plugins.firstWords(tools.session()));
    }

    /**
     * Runs all lines of a text.
     *
     * @return the exit code of the first that failed; whatever failed has been said
     */
    public int run(LineText text, Channels channels) {
        return run(LineFeed.of(text), channels);
    }

    /**
     * Runs lines as they come.
     *
     * @return the exit code of the first that failed; whatever failed has been said
     * @throws FailureException where no more lines can be read
     */
    public int run(LineFeed feed, Channels channels) {
        int first = 0;
        Reading reading = feed.next(this::vocabulary);
        while (reading != null) {
            int code = run(reading, feed.text(), channels);
            first = first == 0 ? code : first;
            if (tools.session().ended().isPresent()) {
                return tools.session().ended().getAsInt();
            }
            boolean stopped = channels.cancellation().isCancelled();
            if (stopped && first == 0 && feed.mayGoOn()) {
                return ExitCode.INTERRUPTED;
            }
            if (stopped || (code != 0 && !feed.text().keepGoing())) {
                return first;
            }
            reading = feed.next(this::vocabulary);
        }
        return feed.mayGoOn() ? ExitCode.INTERRUPTED : first;
    }

    private int run(Reading reading, LineText text, Channels channels) {
        Telling telling = new Telling(channels.notices(), text.place(reading), tools.verbose());
        int code;
        try {
            Line line = reading.whole();
            code =
                    ScopedValue.where(running, channels)
                            .call(() -> run(line, reading, telling, channels));
        } catch (RuntimeException e) {
            code = telling.say(e);
        } catch (StackOverflowError e) {
            code = telling.say(FailureException.plain("nested too deep"));
        }
        if (channels.cancellation().isCancelled()) {
            // Cancelling interrupts what runs; the next line must not feel it.
            Thread.interrupted();
        }
        keep(code, channels);
        return code;
    }

    /** Whoever cancelled a line may have gone on without it, and tells its status then. */
    private void keep(int code, Channels channels) {
        if (!channels.cancellation().isCancelled()) {
            tools.session().variables().set("?", code);
        }
    }

    private int run(Line line, Reading reading, Telling telling, Channels channels) {
        for (String name : line.shadowed()) {
            channels.notices()
                    .warning("a variable named " + name + " is read with \"= " + name + "\"");
        }
        Context context = context(channels, channels.terminal() != null);
        List<List<Step>> plans = plans(line, context);
        int code = 0;
        for (int i = 0; i < plans.size(); i++) {
            if (isDue(line.parts().get(i).link(), code)) {
                Telling said = telling.withDetailsAskedBy(line.parts().get(i));
                code = part(plans.get(i), context, reading, said);
                keep(code, channels);
            }
            if (tools.session().ended().isPresent() || channels.cancellation().isCancelled()) {
                break;
            }
        }
        return code;
    }

    private static boolean isDue(Part.Link link, int code) {
        return switch (link) {
            case ALWAYS -> true;
            case AND -> code == 0;
            case OR -> code != 0;
        };
    }

    /** Everything on the line is compiled before anything on it runs. */
    private List<List<Step>> plans(Line line, Context context) {
        Planner planner = new Planner(context, vocabulary(), plugins);
        List<List<Step>> plans = new ArrayList<>();
        for (Part part : line.parts()) {
            plans.add(planner.plan(line, part));
        }
        return plans;
    }

    private Context context(Channels channels, boolean last) {
        return new Context(
                tools, channels, line -> value(line, channels), new Context.Origins(), last);
    }

    private int part(List<Step> steps, Context context, Reading reading, Telling telling) {
        Channels channels = context.channels();
        try (Pipeline pipeline = Pipeline.start(steps, context)) {
            screen.show(pipeline.result(), channels);
            Outcome outcome = pipeline.outcome();
            outcome.failures().forEach(telling::say);
            return outcome.exitCode();
        } catch (RuntimeException e) {
            Failure failure =
                    channels.cancellation().isCancelled()
                            ? new Failure.Interrupted()
                            : FailureReport.failureOf(e);
            return telling.say(
                    failure instanceof Failure.Syntax syntax ? reading.explained(syntax) : failure,
                    e);
        }
    }

    /**
     * Runs a line without printing what its last part gives, as {@code $( )} and {@code cox('…')}
     * do.
     *
     * @throws FailureException where the line fails
     */
    public Result value(String text, Channels channels) {
        return value(LineParser.parse(text, vocabulary()), channels.inner());
    }

    private Result value(Line line, Channels channels) {
        Channels inner = channels.inner();
        Context context = context(inner, false);
        List<List<Step>> plans = plans(line, context);
        Result value = dev.coxswain.result.Empty.DONE;
        int code = 0;
        for (int i = 0; i < plans.size(); i++) {
            if (isDue(line.parts().get(i).link(), code)) {
                try (Pipeline pipeline = Pipeline.start(plans.get(i), context)) {
                    value = Drained.of(pipeline);
                    code = value.outcome().exitCode();
                }
            }
        }
        return Drained.checked(value);
    }

    @Override
    public Outcome line(String text, Invocation caller) {
        return outcome(run(LineText.typed(text), channels(caller)));
    }

    @Override
    public Outcome lines(String name, String text, Invocation caller) {
        return outcome(run(new LineText(text, name, false), channels(caller)));
    }

    private static Outcome outcome(int code) {
        return code == 0 ? Outcome.DONE : Outcome.exit(code);
    }

    private Channels channels(Invocation caller) {
        return new Channels(
                caller.standardInput(),
                false,
                running.get().output(),
                caller.standardError(),
                caller.notices(),
                caller.progress(),
                caller.cancellation(),
                caller.terminal());
    }
}
