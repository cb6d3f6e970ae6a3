package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

/** {@code table}, {@code yaml}, {@code json}: the same values, printed another way. */
record FormatFilter(Kind kind) implements Filter {
    /** How they are printed. */
    enum Kind {
        TABLE("table", OutputFormat.TABLE),
        YAML("yaml", OutputFormat.YAML),
        JSON("json", OutputFormat.JSON);

        private final String word;
        private final OutputFormat format;

        Kind(String word, OutputFormat format) {
            this.word = word;
            this.format = format;
        }
    }

    @Override
    public Signature signature() {
        return Signature.of(kind.word, "Print what is piped in as " + kind.word);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        Output output = Output.of(kind.format);
        return input -> apply(input, output);
    }

    private static Result apply(Result input, Output output) {
        return switch (input) {
            // A stream's values print one by one; a table is of all of them.
            case Items items ->
                    (output.format() == OutputFormat.TABLE && items.shape() == Items.Shape.STREAM
                                    ? items.shaped(Items.Shape.LIST)
                                    : items)
                            .as(output);
            case Lines lines ->
                    new Items(
                            Items.source(() -> new TextValues(lines, true), () -> Outcome.DONE),
                            Items.Shape.STREAM,
                            output);
            case Empty empty -> empty;
            case Takeover takeover -> takeover;
        };
    }
}
