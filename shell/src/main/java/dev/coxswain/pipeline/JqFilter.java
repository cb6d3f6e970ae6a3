package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.jq.JqOptions;
import dev.coxswain.jq.JqPrinter;
import dev.coxswain.jq.Query;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** {@code jq} with the program's own flags over what is piped in. */
final class JqFilter implements Filter {
    private static final Flag<Boolean> RAW_OUTPUT =
            Flag.bool("raw-output").shorthand('r').help("Print strings bare");
    private static final Flag<Boolean> COMPACT =
            Flag.bool("compact-output").shorthand('c').help("Print each value in one line");
    private static final Flag<Boolean> RAW_INPUT =
            Flag.bool("raw-input").shorthand('R').help("Take each line of text as a string");
    private static final Flag<Boolean> SLURP =
            Flag.bool("slurp").shorthand('s').help("Read all values into one array");
    private static final Flag<Boolean> NULL_INPUT =
            Flag.bool("null-input").shorthand('n').help("Read nothing, take null as the input");
    private static final Flag<Boolean> EXIT_STATUS =
            Flag.bool("exit-status").shorthand('e').help("Status 1 if the last value is no");

    @Override
    public Signature signature() {
        return Signature.of("jq", "Run a jq program over what is piped in")
                .argument(Argument.optional("PROGRAM"))
                .flag(RAW_OUTPUT, COMPACT, RAW_INPUT, SLURP, NULL_INPUT, EXIT_STATUS);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        if (arguments.positional().size() > 1) {
            throw FailureException.plain(
                    "jq here reads what is piped in, no files", "the jq program itself: | !jq …");
        }
        String text = arguments.positional().isEmpty() ? "." : arguments.positional().getFirst();
        Set<String> names = JqNames.used(context, text);
        Query query = context.tools().jq().compile(text, JqOptions.variables(names));
        Step.Ready run = new JqStep(query, names, true, null).ready(context);
        return input -> finished(run.apply(prepared(input, arguments)), arguments, context);
    }

    private static Result prepared(Result input, Arguments arguments) {
        boolean slurp = arguments.get(SLURP);
        if (arguments.get(NULL_INPUT)) {
            return one(Json.NODES.nullNode());
        }
        if (arguments.get(RAW_INPUT) && input instanceof Lines lines) {
            return slurp ? one(new TextNode(Values.text(lines.bytes()))) : rawLines(lines);
        }
        return slurp ? one(slurped(input)) : input;
    }

    private static Items one(JsonNode value) {
        return Items.of(List.of(Item.of(value)), Items.Shape.ONE);
    }

    private static Items rawLines(Lines lines) {
        var reader = Values.reader(lines.bytes());
        return Values.stream(
                () ->
                        new ItemSource() {
                            @Override
                            public @org.jspecify.annotations.Nullable Item next() {
                                String line = Values.line(reader);
                                return line == null ? null : Item.of(new TextNode(line));
                            }

                            @Override
                            public void close() {
                                lines.close();
                            }
                        },
                () -> Outcome.DONE);
    }

    private static JsonNode slurped(Result input) {
        ArrayNode array = Json.array();
        if (input instanceof Items items && items.shape() != Items.Shape.STREAM) {
            return array.add(Values.document(Values.drain(items.objects()), items.shape()));
        }
        ItemSource source =
                input instanceof Lines lines ? new TextValues(lines, true) : Values.items(input);
        Values.drain(source).forEach(item -> array.add(item.json()));
        return array;
    }

    private static Result finished(Result values, Arguments arguments, Context context) {
        boolean text = arguments.get(COMPACT) || arguments.get(RAW_OUTPUT);
        if (!text && !arguments.get(EXIT_STATUS)) {
            return values;
        }
        Last last = new Last();
        return new Lines(
                new RenderedText(
                        sink -> print(values, arguments, last, sink), context.cancellation()),
                () -> arguments.get(EXIT_STATUS) ? last.outcome() : Outcome.DONE);
    }

    /** The last value printed, which {@code -e} makes the status: 1 for no, 4 for none. */
    private static final class Last {
        private volatile int code = 4;

        void saw(JsonNode value) {
            code = value.isNull() || (value.isBoolean() && !value.booleanValue()) ? 1 : 0;
        }

        Outcome outcome() {
            return code == 0 ? Outcome.DONE : Outcome.exit(code);
        }
    }

    private static void print(Result values, Arguments arguments, Last last, OutputStream sink)
            throws IOException {
        try (ItemSource source = Values.items(values)) {
            for (Item item = source.next(); item != null; item = source.next()) {
                last.saw(item.json());
                String line = line(item.json(), arguments);
                sink.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String line(JsonNode value, Arguments arguments) {
        if (arguments.get(RAW_OUTPUT) && value.isTextual()) {
            return value.textValue();
        }
        return arguments.get(COMPACT) ? JqPrinter.compact(value) : value.toPrettyString();
    }
}
