package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.HelpText;
import dev.coxswain.command.WordParser;
import dev.coxswain.failure.FailureException;
import dev.coxswain.line.Word;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A filter as a stage. */
record FilterStep(Filter filter, List<Word> words) implements Step {
    @Override
    public Ready ready(Context context) {
        List<String> text =
                new Expander(context)
                        .words(words).stream()
                                .map(word -> word.replaceFirst("^-(\\d+)$", "-n$1"))
                                .toList();
        Arguments arguments =
                WordParser.parse(filter.signature(), List.of(GlobalFlags.HELP), filter.words(text));
        if (arguments.get(GlobalFlags.HELP)) {
            return _ -> Lines.of(HelpText.ofFilter(filter.signature()));
        }
        if (filter.signature().arguments().isEmpty() && !arguments.positional().isEmpty()) {
            throw FailureException.usage(
                    filter.signature().name()
                            + " takes no arguments: \""
                            + arguments.positional().getFirst()
                            + "\"");
        }
        Filter.Ready ready = filter.with(arguments, context);
        return input -> ready.apply(checked(input));
    }

    private static Result checked(@Nullable Result input) {
        return switch (input) {
            case null -> Empty.DONE;
            case Takeover takeover -> throw Values.needsTerminal(takeover);
            default -> input;
        };
    }
}
