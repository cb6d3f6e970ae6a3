package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.HelpText;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.ExitCode;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.line.Word;
import dev.coxswain.line.WordPart;
import dev.coxswain.model.Nearest;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A command of ours as a stage. */
final class CommandStep implements Step {
    /** Commands that take an object itself as a word: {@code apply $x}, {@code apply _}. */
    private static final Set<String> TAKE_OBJECTS = Set.of("apply", "create", "replace");

    private final CommandTable table;
    private final List<Word> words;

    CommandStep(CommandTable table, List<Word> words) {
        this.table = table;
        this.words = List.copyOf(words);
    }

    @Override
    public Ready ready(Context context) {
        List<Word> plain = new ArrayList<>(words);
        List<Item> objects = takeObjects(context, plain);
        Expander expander = new Expander(context);
        List<String> text = expander.words(plain);
        CommandTable.Match match = find(table, text);
        if (!match.command().signature().takesText()) {
            match = find(table, expander.targets().placed(text));
        }
        return ready(context, match, objects);
    }

    private static Ready ready(Context context, CommandTable.Match match, List<Item> objects) {
        Arguments arguments = coded(match, match::parse);
        if (arguments.get(GlobalFlags.HELP)) {
            return _ -> Lines.of(HelpText.of(match.command().signature()));
        }
        return input -> {
            Invocation invocation = invocation(context, arguments, withObjects(input, objects));
            Result result = coded(match, () -> match.command().run(invocation));
            return result instanceof Takeover takeover && !context.last()
                    ? takeover.elsewhere().orElse(takeover)
                    : result;
        };
    }

    /** Failures end with the code that the command has for them. */
    private static <T> T coded(CommandTable.Match match, Supplier<T> work) {
        int code = match.command().failedCode();
        try {
            return work.get();
        } catch (FailureException e) {
            if (code == ExitCode.FAILED || FailureReport.of(e).exitCode() != ExitCode.FAILED) {
                throw e;
            }
            throw new FailureException(new Failure.Coded(e.failure(), code), e);
        }
    }

    /**
     * The command that words mean.
     *
     * @throws FailureException where there is none
     */
    static CommandTable.Match find(CommandTable table, List<String> words) {
        return table.find(words).orElseThrow(() -> unknown(table, words));
    }

    private static FailureException unknown(CommandTable table, List<String> words) {
        List<String> names = words.stream().filter(word -> !word.startsWith("-")).toList();
        if (names.isEmpty()) {
            return FailureException.usage("no command is named");
        }
        String first = names.getFirst();
        List<String> below = table.below(first);
        if (!below.isEmpty()) {
            return FailureException.plain(
                    names.size() > 1
                            ? "unknown command \"" + names.get(1) + "\""
                            : "\"" + first + "\" needs a word more",
                    "it is one of: " + String.join(", ", below));
        }
        return new FailureException(
                new Failure.UnknownCommand(first, Nearest.of(first, table.firstWords())));
    }

    private List<Item> takeObjects(Context context, List<Word> plain) {
        String name = plain.isEmpty() ? null : plain.getFirst().literal();
        List<Item> objects = new ArrayList<>();
        if (name == null || !TAKE_OBJECTS.contains(name)) {
            return objects;
        }
        for (Word word : List.copyOf(plain)) {
            Object value = object(context, word);
            if (value != null) {
                plain.remove(word);
                objects.addAll(SessionValues.items(context, value));
            }
        }
        return objects;
    }

    private static @Nullable Object object(Context context, Word word) {
        if (word.parts().size() != 1) {
            return null;
        }
        String name =
                switch (word.parts().getFirst()) {
                    case WordPart.Variable(var variable, _, _) -> variable;
                    case WordPart.Text(var text, var quoted, _) when !quoted && text.equals("_") ->
                            text;
                    default -> null;
                };
        Object value = name == null ? null : SessionValues.find(context, name);
        boolean scalar =
                value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean;
        return scalar ? null : value;
    }

    private static @Nullable Result withObjects(@Nullable Result input, List<Item> objects) {
        if (objects.isEmpty()) {
            return input;
        }
        Items.Shape shape = objects.size() == 1 ? Items.Shape.ONE : Items.Shape.LIST;
        return Items.of(objects, shape);
    }

    private static Invocation invocation(
            Context context, Arguments arguments, @Nullable Result input) {
        Channels channels = context.channels();
        return new Invocation(
                arguments,
                context.session(),
                input,
                standardInput(context, input),
                channels.errors(),
                channels.notices(),
                channels.progress(),
                channels.cancellation(),
                channels.terminal());
    }

    /** What {@code -f -} reads: the text piped in, or the objects as JSON. */
    private static InputStream standardInput(Context context, @Nullable Result input) {
        return switch (input) {
            case null -> context.channels().input();
            case Lines lines -> lines.bytes();
            case Items items ->
                    new LazyInput(
                            () -> {
                                Items json = items.as(Output.of(OutputFormat.JSON));
                                return new RenderedText(
                                        sink -> context.tools().rendering().write(json, sink),
                                        context.cancellation());
                            });
            default -> InputStream.nullInputStream();
        };
    }
}
