package dev.coxswain.pipeline;

import dev.coxswain.command.CommandTable;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.jq.JqOptions;
import dev.coxswain.jq.Query;
import dev.coxswain.line.Line;
import dev.coxswain.line.LineParser;
import dev.coxswain.line.Part;
import dev.coxswain.line.Redirect;
import dev.coxswain.line.Stage;
import dev.coxswain.line.Vocabulary;
import dev.coxswain.line.Word;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Syntax becomes stages: everything that can be known to be wrong is said before anything runs. */
final class Planner {
    private static final int DEEPEST_ALIAS = 10;

    private final Context context;
    private final Vocabulary vocabulary;
    private final Plugins plugins;
    private final CommandTable table;
    private int aliases;

    Planner(Context context, Vocabulary vocabulary, Plugins plugins) {
        this.context = context;
        this.vocabulary = vocabulary;
        this.plugins = plugins;
        this.table = context.tools().commands().get();
    }

    /**
     * The stages of one part of a line.
     *
     * @throws FailureException for unknown commands and jq that does not compile
     */
    List<Step> plan(Line line, Part part) {
        if (part.background()) {
            throw syntax(
                    line,
                    part.span().start(),
                    part.span().end(),
                    "a line cannot be sent to the background",
                    "run it in a second shell, or leave the & out");
        }
        return steps(line, part.stages());
    }

    private List<Step> steps(Line line, List<Stage> stages) {
        List<Step> steps = new ArrayList<>();
        boolean host = false;
        for (Stage stage : stages) {
            List<Step> planned = step(line, stage, host);
            steps.addAll(planned);
            host = isHost(stage);
        }
        return steps;
    }

    /**
     * Whether a program of the host is meant: by a name that we have commands of too, where they
     * are not these or we are not in the built-in cluster, whose machines they are about.
     */
    private boolean isHost(Stage stage) {
        if (!(stage instanceof Stage.Command command) || command.words().isEmpty()) {
            return stage instanceof Stage.Host || stage instanceof Stage.HostLine;
        }
        String first = command.words().getFirst().literal();
        return first != null
                && Names.isHostProgram(first)
                && (!context.session().isBuiltIn() || table.find(literal(command)).isEmpty());
    }

    private static List<String> literal(Stage.Command command) {
        return command.words().stream()
                .map(word -> Objects.requireNonNullElse(word.literal(), "$"))
                .toList();
    }

    private List<Step> step(Line line, Stage stage, boolean afterHost) {
        if (stage instanceof Stage.Command command) {
            List<Step> alias = alias(line, command);
            if (alias != null) {
                return alias;
            }
        }
        Step step =
                switch (stage) {
                    case Stage.Command(_, var words, _, _) when isHost(stage) ->
                            HostStep.words(words);
                    case Stage.Command command -> command(command);
                    case Stage.Filter(var name, var words, _, _) -> filter(name, words);
                    case Stage.Closure closure -> new ClosureStep(closure);
                    case Stage.Host(var words, _, _) -> HostStep.words(words);
                    case Stage.HostLine(var text, _) -> HostStep.shell(text);
                    case Stage.Jq jq -> jq(line, jq, afterHost);
                    case Stage.Groovy groovy -> new GroovyStep(groovy, vocabulary.commands());
                    case Stage.Last _ -> HeadSteps.last();
                    case Stage.Rows(var rows, _) -> HeadSteps.rows(rows);
                };
        List<Redirect> redirects = stage.redirects();
        return List.of(redirects.isEmpty() ? step : new RedirectedStep(step, redirects));
    }

    private Step filter(String name, List<Word> words) {
        List<String> text = words.stream().map(Word::literal).filter(Objects::nonNull).toList();
        if (name.equals("jq") && text.size() == words.size()) {
            new FilterStep(Filters.named(name), words).ready(context);
        }
        return new FilterStep(Filters.named(name), words);
    }

    private Step command(Stage.Command command) {
        List<String> words = literal(command);
        String first = command.words().isEmpty() ? "" : command.words().getFirst().literal();
        if (words.isEmpty()) {
            return table.named("help").isPresent()
                    ? new CommandStep(table, helpWords())
                    : new CommandStep(table, List.of());
        }
        if (first == null) {
            return new CommandStep(table, command.words());
        }
        if (table.find(words).isEmpty() && plugins.command(context.session(), words).isPresent()) {
            return running -> {
                List<String> expanded = new Expander(running).words(command.words());
                List<String> program =
                        plugins.command(running.session(), expanded).orElseGet(() -> expanded);
                return HostStep.program(program).ready(running);
            };
        }
        CommandStep.find(table, words);
        return new CommandStep(table, command.words());
    }

    private List<Word> helpWords() {
        Line help = LineParser.parse("help", vocabulary);
        return help.parts().getFirst().stages().getFirst() instanceof Stage.Command command
                ? command.words()
                : List.of();
    }

    /**
     * The stages an alias stands for, the words behind it added to its line; null if it is none.
     */
    private @Nullable List<Step> alias(Line line, Stage.Command command) {
        String name = command.words().isEmpty() ? null : command.words().getFirst().literal();
        String meaning = name == null ? null : context.session().settings().aliases().get(name);
        if (meaning == null || table.firstWords().contains(name)) {
            return null;
        }
        if (++aliases > DEEPEST_ALIAS) {
            throw FailureException.plain("the alias \"" + name + "\" leads back to itself");
        }
        int rest = command.words().getFirst().span().end();
        String text = meaning + line.text().substring(rest, command.span().end());
        Line whole = LineParser.parse(text, vocabulary);
        if (whole.parts().size() != 1) {
            throw FailureException.plain(
                    "the alias \"" + name + "\" is more than one command: " + meaning);
        }
        List<Step> steps = steps(whole, whole.parts().getFirst().stages());
        aliases--;
        return steps;
    }

    private Step jq(Line line, Stage.Jq stage, boolean afterHost) {
        String program = stage.program();
        Set<String> names = JqNames.used(context, program);
        JqConfusions confusions = new JqConfusions(vocabulary, context.tools());
        try {
            Query query = context.tools().jq().compile(program, JqOptions.variables(names));
            JqStep.Reading reading = afterHost ? JqStep.Reading.WHOLE : JqStep.Reading.LINES;
            return new JqStep(query, names, Map.of(), reading, confusions.stage(program));
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Syntax wrong)) {
                throw e;
            }
            int start = stage.programSpan().start();
            int at = Math.min(wrong.span().start(), program.length());
            String confusion = confusions.compiling(program, at);
            String hint =
                    wrong.hint() == null
                            ? confusions.unknown(program, wrong.message())
                            : wrong.hint();
            throw syntax(
                    line,
                    Math.min(start + wrong.span().start(), line.text().length()),
                    Math.min(start + wrong.span().end(), stage.programSpan().end()),
                    "jq: " + wrong.message(),
                    confusion != null ? confusion : hint);
        }
    }

    private static FailureException syntax(
            Line line, int start, int end, String message, @Nullable String hint) {
        var span = new dev.coxswain.flow.Span(start, Math.max(start, end));
        return new FailureException(new Failure.Syntax(line.text(), span, message, hint));
    }
}
