package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.jq.value.JsonReader;
import dev.coxswain.jq.value.Utf8;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** jq's own command line, flag for flag, with its messages and exit codes. */
public final class JqCommandLine {
    private static final int USAGE = 2;
    private static final int BROKEN = 3;
    private static final int NO_OUTPUT = -4;
    private static final int FAILED = 5;
    private static final int INTERRUPTED = 130;

    /** What a shell sees of a process that wrote to a closed pipe. */
    private static final int CLOSED_PIPE = 141;

    private static final String ADVICE =
            """
            Use jq --help for help with command-line options,
            or see the jq manpage, or online docs at https://jqlang.org
            """;

    private final JqEngine engine;
    private final JqStreams streams;
    private final Path directory;
    private final Map<String, String> environment;
    private final OutputStream output;

    /** Where a run ends up: jq's own codes, negative ones for runs that went well. */
    private int outcome = NO_OUTPUT;

    private int lastResult = -1;

    private JqCommandLine(
            JqEngine engine, JqStreams streams, Path directory, Map<String, String> environment) {
        this.engine = engine;
        this.streams = streams;
        this.directory = directory;
        this.environment = environment;
        this.output = new BufferedOutputStream(streams.output(), 1 << 16);
    }

    /**
     * Runs {@code jq} with these words after its name, on a thread fit for it.
     *
     * @return jq's exit code; 130 once cancelled
     */
    public static int run(
            List<String> words,
            JqStreams streams,
            Path directory,
            Map<String, String> environment,
            Cancellation cancellation) {
        JqCommandLine command = new JqCommandLine(new JqEngine(), streams, directory, environment);
        try {
            return JqThread.call(() -> command.run(words, cancellation), cancellation);
        } catch (CancelledException e) {
            return INTERRUPTED;
        } catch (JqException e) {
            command.complain("jq: error: " + e.getMessage() + "\n");
            return FAILED;
        }
    }

    private int run(List<String> words, Cancellation cancellation) {
        try {
            JqArguments arguments = new JqArguments(words, directory);
            int code = informed(arguments);
            code = code >= 0 ? code : evaluate(arguments, cancellation);
            output.flush();
            return code;
        } catch (JqUsageException e) {
            complain(e.getMessage() + "\n" + (e.advice() ? ADVICE : ""));
            return USAGE;
        } catch (FailureException e) {
            return broken(e);
        } catch (IOException | UncheckedIOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                return CLOSED_PIPE;
            }
            complain("jq: error: writing output failed: " + e.getMessage() + "\n");
            return USAGE;
        }
    }

    private int informed(JqArguments arguments) throws IOException {
        JqFlag wanted = arguments.information();
        if (wanted == null) {
            return -1;
        }
        String text =
                switch (wanted) {
                    case VERSION -> "jq-1.8.2\n";
                    case BUILD -> "coxswain\n";
                    default -> JqHelp.TEXT;
                };
        output.write(text.getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private void complain(String text) {
        try {
            output.flush();
            streams.errors().write(text.getBytes(StandardCharsets.UTF_8));
            streams.errors().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int broken(FailureException e) {
        if (!(e.failure() instanceof Failure.Syntax)) {
            throw e;
        }
        complain(JqCompileErrors.text(e));
        return BROKEN;
    }

    private @Nullable Path home() {
        String home = environment.get("HOME");
        return home == null ? null : directory.resolve(home);
    }

    private int evaluate(JqArguments arguments, Cancellation cancellation) throws IOException {
        JqOutput printer = new JqOutput(arguments, streams, environment, output, this::complain);
        Path file = null;
        String program = arguments.program == null ? "." : arguments.program;
        if (arguments.has(JqFlag.FROM_FILE)) {
            file = directory.resolve(program);
            try (InputStream in = JqArguments.open(directory, program)) {
                program = Utf8.decode(in.readAllBytes());
            } catch (IOException e) {
                throw new JqUsageException(
                        "jq: Could not open " + program + ": " + JqArguments.reason(e), false);
            }
        }
        Map<String, JsonNode> variables = new HashMap<>();
        arguments.named.properties().forEach(each -> variables.put(each.getKey(), each.getValue()));
        var given = Json.object();
        given.set("positional", arguments.positional);
        given.set("named", arguments.named);
        variables.put("ARGS", given);
        variables.remove("ENV");
        Set<String> names = new HashSet<>(variables.keySet());
        Query query =
                engine.compile(
                        program,
                        new JqOptions(names, arguments.libraries, directory, file, home()));
        boolean oneByOne = query.streamsItems() && arguments.takesWholeValues();
        JsonReader.Items items =
                oneByOne ? new JsonReader.Items(query.wanted().parts(), false) : null;
        try (JqFiles inputs =
                new JqFiles(arguments, streams.input(), directory, this::complain, items)) {
            JqContext context =
                    new JqContext(
                            variables,
                            inputs,
                            environment,
                            this::complain,
                            printer.messageFormat());
            return loop(arguments, new Work(query, context, printer, inputs, cancellation));
        }
    }

    /** All that one run needs. */
    private record Work(
            Query query,
            JqContext context,
            JqOutput printer,
            JqFiles inputs,
            Cancellation cancellation) {}

    private int loop(JqArguments arguments, Work work) {
        boolean status = arguments.has(JqFlag.EXIT_STATUS);
        try {
            if (arguments.has(JqFlag.NULL_INPUT)) {
                process(work, NullNode.instance);
            } else {
                boolean sequence = arguments.has(JqFlag.SEQ);
                // What could not be read ends the run, after one more value.
                while (!work.inputs.hasFailed() && step(work, sequence)) {}
            }
        } catch (JqHaltException e) {
            complain(e.text());
            int code = work.inputs.hasFailed() ? USAGE : e.exitCode();
            return status ? Math.abs(code) : Math.max(0, code);
        }
        if (work.inputs.hasFailed()) {
            outcome = USAGE;
        }
        if (!status) {
            return Math.max(0, outcome);
        }
        return outcome != NO_OUTPUT ? Math.abs(outcome) : lastResult < 0 ? 4 : 1 - lastResult;
    }

    /** Runs the program on the next value; false after the last. */
    private boolean step(Work work, boolean sequence) {
        try {
            JsonNode value = work.inputs.next();
            if (value != null) {
                process(work, value);
            }
            return value != null;
        } catch (JqFiles.Broken e) {
            complain("jq: parse error: " + e.getMessage() + "\n");
            outcome = FAILED;
            return false;
        } catch (JqException e) {
            String how = sequence ? "ignoring parse" : "parse";
            complain("jq: " + how + " error: " + e.value().asText() + "\n");
            outcome = sequence ? outcome : FAILED;
            return sequence;
        }
    }

    private void process(Work work, JsonNode value) {
        int[] state = {NO_OUTPUT};
        JqException failure = null;
        try {
            run(
                    work,
                    value,
                    result -> {
                        work.printer.print(result);
                        state[0] = Values.isTrue(result) ? 0 : -1;
                    });
        } catch (JqException e) {
            failure = e;
        }
        if (value.isMissingNode()) {
            // jq reads a value to its end before it says anything about it.
            work.inputs.skipItems();
        }
        outcome = failure == null ? state[0] : FAILED;
        if (failure != null) {
            complain("jq: " + failure.line(work.inputs.position()) + "\n");
        }
        if (outcome <= 0 && outcome != NO_OUTPUT) {
            lastResult = outcome == -1 ? 0 : 1;
        }
    }

    private static void run(Work work, JsonNode value, Consumer<JsonNode> sink) {
        if (value.isMissingNode()) {
            Iterator<JsonNode> items = work.inputs.items();
            work.query.runItems(items, sink, work.context, work.cancellation);
        } else {
            work.query.run(value, sink, work.context, work.cancellation);
        }
    }
}
