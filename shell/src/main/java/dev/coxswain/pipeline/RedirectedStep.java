package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.line.Redirect;
import dev.coxswain.line.Word;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A stage whose input, output or errors are led to files or to each other. */
record RedirectedStep(Step step, List<Redirect> redirects) implements Step {
    RedirectedStep {
        redirects = List.copyOf(redirects);
    }

    /** The redirects with their words expanded. */
    private record Plan(
            @Nullable InputStream input,
            @Nullable String output,
            boolean append,
            @Nullable String errors,
            boolean appendErrors,
            boolean merge) {}

    @Override
    public Ready ready(Context context) {
        Plan plan = plan(context);
        ErrorSink errors = new ErrorSink(context.channels());
        boolean divert = plan.merge || plan.errors != null;
        Channels channels = context.channels();
        if (divert) {
            channels = channels.withErrors(errors, errors::notice);
        }
        if (plan.input != null) {
            channels = channels.withInput(plan.input);
        }
        boolean last = context.last() && plan.output == null && !plan.merge;
        Ready ready = step.ready(context.with(channels).asLast(last));
        return input ->
                run(context, plan, errors, plan.input == null ? ready : headed(ready), input);
    }

    /** A redirected input takes the place of what is piped in. */
    private static Ready headed(Ready ready) {
        return _ -> ready.apply(null);
    }

    private Plan plan(Context context) {
        InputStream input = null;
        String output = null;
        String errors = null;
        boolean append = false;
        boolean appendErrors = false;
        boolean merge = false;
        Expander expander = new Expander(context);
        for (Redirect redirect : redirects) {
            Word target = redirect.target();
            switch (redirect.kind()) {
                case MERGE -> merge = true;
                case HERE_DOCUMENT -> input = bytes(target == null ? "" : expander.text(target));
                case INPUT -> input = HostFiles.input(context.session(), name(expander, target));
                case OUTPUT, APPEND -> {
                    output = name(expander, target);
                    append = redirect.kind() == Redirect.Kind.APPEND;
                }
                case ERRORS, ERRORS_APPEND -> {
                    errors = name(expander, target);
                    appendErrors = redirect.kind() == Redirect.Kind.ERRORS_APPEND;
                }
            }
        }
        return new Plan(input, output, append, errors, appendErrors, merge);
    }

    private static String name(Expander expander, @Nullable Word target) {
        return target == null ? "" : expander.one(target);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Result run(
            Context context, Plan plan, ErrorSink errors, Ready ready, @Nullable Result input) {
        if (plan.errors != null) {
            errors.to(HostFiles.output(context.session(), plan.errors, plan.appendErrors));
        }
        if (plan.merge) {
            Result merged = merged(context, errors, ready, input);
            return plan.output == null ? merged : toFile(context, plan, merged);
        }
        Result result = plan.errors == null ? ready.apply(input) : caught(errors, ready, input);
        return plan.output == null ? result : toFile(context, plan, result);
    }

    private static Result toFile(Context context, Plan plan, Result result) {
        if (result instanceof Takeover takeover) {
            throw Values.needsTerminal(takeover);
        }
        String name = plan.output == null ? "" : plan.output;
        try (result;
                OutputStream file = HostFiles.output(context.session(), name, plan.append)) {
            if (result instanceof Lines lines) {
                lines.bytes().transferTo(file);
            } else {
                context.tools().rendering().write(result, file);
            }
        } catch (IOException | UncheckedIOException e) {
            String why = String.valueOf(e.getMessage());
            throw new FailureException(new Failure.File(name + ": " + why), e);
        }
        return new Empty(null, result.outcome());
    }

    /** Output and errors as one text, in the order they came. */
    private static Result merged(
            Context context, ErrorSink errors, Ready ready, @Nullable Result input) {
        AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.DONE);
        RenderedText text =
                new RenderedText(
                        sink -> {
                            errors.to(sink);
                            Result result = caught(errors, ready, input);
                            try (result) {
                                if (result instanceof Lines lines) {
                                    lines.bytes().transferTo(sink);
                                } else {
                                    context.tools().rendering().write(result, sink);
                                }
                            }
                            outcome.set(result.outcome());
                        },
                        context.cancellation());
        return new Lines(text, outcome::get);
    }

    /** The stage with all it has to say about failures led into the sink. */
    private static Result caught(ErrorSink errors, Ready ready, @Nullable Result input) {
        try {
            Result result = ready.apply(input);
            return switch (result) {
                case Items items ->
                        new Items(new Quiet(items, errors), items.shape(), items.output());
                case Lines lines -> new Lines(lines.bytes(), () -> errors.said(lines.outcome()));
                case Empty(var note, var outcome) -> new Empty(note, errors.said(outcome));
                case Takeover takeover -> takeover;
            };
        } catch (FailureException e) {
            Outcome outcome = Outcome.of(List.of(e.failure()));
            return new Empty(null, errors.said(outcome));
        }
    }

    /** The same items, whose failures have been told elsewhere. */
    private record Quiet(Items items, ErrorSink errors) implements Items.Source {
        @Override
        public dev.coxswain.result.RowSource rows() {
            return items.rows();
        }

        @Override
        public dev.coxswain.result.ItemSource objects() {
            return items.objects();
        }

        @Override
        public Outcome outcome() {
            return errors.said(items.outcome());
        }
    }

    /** Where the errors of a stage go, set when it runs; before that, where they always go. */
    private static final class ErrorSink extends OutputStream {
        private final OutputStream standard;
        private volatile @Nullable OutputStream sink;

        ErrorSink(Channels channels) {
            this.standard = channels.errors();
        }

        void to(OutputStream other) {
            sink = other;
        }

        private OutputStream sink() {
            OutputStream other = sink;
            return other == null ? standard : other;
        }

        void notice(String line) {
            try {
                sink().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                sink().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Outcome said(Outcome outcome) {
            outcome.failures()
                    .forEach(failure -> FailureReport.of(failure).lines().forEach(this::notice));
            return outcome.exitCode() == 0 ? Outcome.DONE : Outcome.exit(outcome.exitCode());
        }

        @Override
        public void write(int b) throws IOException {
            sink().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            sink().write(bytes, from, length);
            sink().flush();
        }
    }
}
