package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.JqContext;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqFormat;
import dev.coxswain.jq.JqHaltException;
import dev.coxswain.jq.JqInputs;
import dev.coxswain.jq.JqThread;
import dev.coxswain.jq.Query;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

/** A jq program as a stage; it runs on a thread of its own while its outputs are wanted. */
final class JqStep implements Step {
    private final Query query;
    private final Set<String> variables;
    private final Map<String, JsonNode> arguments;
    private final Reading reading;
    private final @Nullable String hint;

    /** How the input becomes values. */
    enum Reading {
        /** Text line by line; a line the program fails on passes. */
        LINES,
        /** Text as JSON values where it is JSON as a whole, else line by line. */
        WHOLE,
        /** The program runs once, on null; {@code inputs} gives the values. */
        NONE
    }

    /**
     * @param variables the names of session variables the program was compiled with
     * @param arguments variables of its own
     * @param hint advice where the program fails, or null
     */
    JqStep(
            Query query,
            Set<String> variables,
            Map<String, JsonNode> arguments,
            Reading reading,
            @Nullable String hint) {
        this.query = query;
        this.variables = Set.copyOf(variables);
        this.arguments = Map.copyOf(arguments);
        this.reading = reading;
        this.hint = hint;
    }

    @Override
    public Ready ready(Context context) {
        query.advice().forEach(text -> context.channels().notices().line("note: " + text));
        Map<String, JsonNode> values = new HashMap<>();
        variables.forEach(name -> values.put(name, SessionValues.json(context, name)));
        values.putAll(arguments);
        JqContext program =
                new JqContext(
                        values,
                        JqInputs.none(),
                        context.session().variables().environment(),
                        text -> context.channels().notices().line(Values.trimmed(text)),
                        JqFormat.COMPACT);
        return input -> run(context, program, input);
    }

    private Result run(Context context, JqContext program, @Nullable Result input) {
        return Values.stream(
                () ->
                        new Queue(
                                (sink, own) -> guarded(new Run(context, program, sink, own), input),
                                JqThread.factory("jq"),
                                context.cancellation()),
                () -> Outcome.DONE);
    }

    private void guarded(Run run, @Nullable Result input) {
        try {
            JqThread.guarded(
                    () -> {
                        feed(run, input);
                        return true;
                    });
        } catch (JqException e) {
            throw failure(e);
        } catch (JqHaltException e) {
            throw new FailureException(new Failure.Verbatim(e.text(), e.exitCode()), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private FailureException failure(JqException e) {
        String advice = hint != null ? hint : e.hint();
        String drawn = drawn(e.span());
        String below = drawn == null ? advice : advice == null ? drawn : drawn + "\n" + advice;
        return new FailureException(new Failure.Plain("jq: " + e.getMessage(), below), e);
    }

    /** The program with the part that failed marked, or null where that says nothing. */
    private @Nullable String drawn(@Nullable Span span) {
        String text = query.text();
        boolean whole = span == null || span.length() >= text.strip().length();
        if (span == null || whole || text.contains("\n") || span.end() > text.length()) {
            return null;
        }
        return "  " + text + "\n  " + " ".repeat(span.start()) + "^".repeat(span.length());
    }

    private void feed(Run run, @Nullable Result input) {
        boolean streams =
                input instanceof Items items
                        && items.shape().isList()
                        && query.streamsItems()
                        && reading != Reading.NONE;
        if (streams && input instanceof Items items) {
            run.items(query, items.objects(query.wanted()));
            return;
        }
        boolean passes = input instanceof Lines && reading == Reading.LINES;
        try (ItemSource source = documents(run, input)) {
            Run sharing = run.reading(source);
            if (reading == Reading.NONE) {
                sharing.value(query, Json.NODES.nullNode());
                return;
            }
            for (Item item = source.next(); item != null; item = source.next()) {
                sharing.one(query, item, passes && item.json().isTextual());
            }
        }
    }

    /** What the program is run on, one after the other: a list is one document. */
    private ItemSource documents(Run run, @Nullable Result input) {
        if (input instanceof Items items && !items.live()) {
            List<Item> all = Values.drain(items.objects());
            all.forEach(run::know);
            if (items.shape().isOne() && all.isEmpty()) {
                return ItemSource.of(List.of());
            }
            return ItemSource.of(List.of(Item.of(Values.document(all, items.shape()))));
        }
        return input instanceof Lines lines
                ? new TextValues(lines, reading != Reading.LINES)
                : Values.items(input);
    }

    /** One run of the program: its outputs find back to the objects they are. */
    private static final class Run {
        private final Context context;
        private final JqContext program;
        private final Consumer<Item> sink;
        private final Cancellation cancellation;
        private final Map<JsonNode, Item> known = new IdentityHashMap<>();

        Run(Context context, JqContext program, Consumer<Item> sink, Cancellation cancellation) {
            this.context = context;
            this.program = program;
            this.sink = sink;
            this.cancellation = cancellation;
        }

        /** The same run, whose program can read on in the source by itself. */
        Run reading(ItemSource source) {
            JqContext shared =
                    program.withInputs(
                            () -> {
                                Item item = source.next();
                                return item == null ? null : item.json();
                            });
            Run run = new Run(context, shared, sink, cancellation);
            run.known.putAll(known);
            return run;
        }

        void know(Item item) {
            if (item.origin() != null) {
                known.put(item.json(), item);
            }
        }

        private void out(JsonNode output) {
            Item item = known.get(output);
            if (item != null) {
                sink.accept(new Item(output, item.origin(), null));
            } else {
                sink.accept(new Item(output, context.origins().of(output), null));
            }
        }

        void value(Query query, JsonNode input) {
            query.run(input, this::out, program, cancellation);
        }

        void one(Query query, Item item, boolean passOnFailure) {
            know(item);
            try {
                value(query, item.json());
            } catch (JqException e) {
                if (!passOnFailure) {
                    throw e;
                }
                sink.accept(item);
            } finally {
                known.remove(item.json());
            }
        }

        void items(Query query, ItemSource source) {
            try (source) {
                query.runItems(
                        iterator(source, query.gathersItems()), this::out, program, cancellation);
            }
        }

        private Iterator<JsonNode> iterator(ItemSource source, boolean gathered) {
            return new Iterator<>() {
                private @Nullable Item ahead;

                @Override
                public boolean hasNext() {
                    if (ahead == null) {
                        ahead = source.next();
                    }
                    return ahead != null;
                }

                @Override
                public JsonNode next() {
                    if (!hasNext() || ahead == null) {
                        throw new NoSuchElementException();
                    }
                    Item item = ahead;
                    ahead = null;
                    if (!gathered) {
                        known.clear();
                    }
                    know(item);
                    return item.json();
                }
            };
        }
    }
}
