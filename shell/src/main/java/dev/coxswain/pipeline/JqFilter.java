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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static final Flag<Boolean> JOIN =
            Flag.bool("join-output").shorthand('j').help("Print strings bare, without newlines");
    private static final Flag<List<String>> TEXT =
            Flag.repeated("arg").placeholder("NAME VALUE").help("Set $NAME to a string");
    private static final Flag<List<String>> VALUE =
            Flag.repeated("argjson").placeholder("NAME JSON").help("Set $NAME to a value");

    @Override
    public Signature signature() {
        return Signature.of("jq", "Run a jq program over what is piped in")
                .argument(Argument.optional("PROGRAM"))
                .flag(RAW_OUTPUT, JOIN, COMPACT, RAW_INPUT, SLURP, NULL_INPUT, EXIT_STATUS)
                .flag(TEXT, VALUE);
    }

    /** {@code --arg NAME VALUE} has two words behind it, which a flag of ours has not. */
    @Override
    public List<String> words(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean pair = word.equals("--arg") || word.equals("--argjson");
            if (pair && i + 2 < words.size()) {
                joined.add(word + "=" + words.get(i + 1) + "=" + words.get(i + 2));
                i += 2;
            } else if (pair) {
                throw FailureException.usage("jq: " + word + " takes a name and a value");
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private static Map<String, JsonNode> variables(Arguments arguments) {
        Map<String, JsonNode> variables = new HashMap<>();
        for (String pair : arguments.get(TEXT)) {
            variables.put(name(pair), new TextNode(pair.substring(pair.indexOf('=') + 1)));
        }
        for (String pair : arguments.get(VALUE)) {
            try {
                variables.put(name(pair), Json.parse(pair.substring(pair.indexOf('=') + 1)));
            } catch (UncheckedIOException _) {
                throw FailureException.usage("jq: invalid JSON text passed to --argjson");
            }
        }
        return variables;
    }

    private static String name(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        if (arguments.positional().size() > 1) {
            throw FailureException.plain(
                    "jq here reads what is piped in, no files", "the jq program itself: | !jq …");
        }
        String text = arguments.positional().isEmpty() ? "." : arguments.positional().getFirst();
        Set<String> names = JqNames.used(context, text);
        Map<String, JsonNode> own = variables(arguments);
        names.removeAll(own.keySet());
        Set<String> all = new HashSet<>(names);
        all.addAll(own.keySet());
        Query query = context.tools().jq().compile(text, JqOptions.variables(all));
        JqStep.Reading reading =
                arguments.get(NULL_INPUT) ? JqStep.Reading.NONE : JqStep.Reading.WHOLE;
        Step.Ready run = new JqStep(query, names, own, reading, null).ready(context);
        return input -> finished(run.apply(prepared(input, arguments)), arguments, context);
    }

    private static Result prepared(Result input, Arguments arguments) {
        boolean slurp = arguments.get(SLURP);
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
        if (input instanceof Items items && !items.live()) {
            return array.add(Values.document(Values.drain(items.objects()), items.shape()));
        }
        ItemSource source =
                input instanceof Lines lines ? new TextValues(lines, true) : Values.items(input);
        Values.drain(source).forEach(item -> array.add(item.json()));
        return array;
    }

    private static Result finished(Result values, Arguments arguments, Context context) {
        boolean text = arguments.get(COMPACT) || arguments.get(RAW_OUTPUT) || arguments.get(JOIN);
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
                String end = arguments.get(JOIN) ? "" : "\n";
                sink.write((line + end).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String line(JsonNode value, Arguments arguments) {
        boolean bare = arguments.get(RAW_OUTPUT) || arguments.get(JOIN);
        if (bare && value.isTextual()) {
            return value.textValue();
        }
        return arguments.get(COMPACT) ? JqPrinter.compact(value) : value.toPrettyString();
    }
}
