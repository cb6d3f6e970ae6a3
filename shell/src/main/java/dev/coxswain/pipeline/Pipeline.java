package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** The stages of one part of a line, run: the last one's result pulls at all before it. */
final class Pipeline implements AutoCloseable {
    private final List<Result> results = new ArrayList<>();

    private Pipeline() {}

    /**
     * Makes all stages ready and begins them.
     *
     * @throws dev.coxswain.failure.FailureException from the first that cannot be begun
     */
    static Pipeline start(List<Step> steps, Context context) {
        List<Step.Ready> ready = new ArrayList<>();
        for (Step step : steps) {
            boolean last = context.last() && ready.size() == steps.size() - 1;
            ready.add(step.ready(context.asLast(last)));
        }
        Pipeline pipeline = new Pipeline();
        try {
            for (Step.Ready each : ready) {
                Result input = pipeline.results.isEmpty() ? null : pipeline.results.getLast();
                pipeline.results.add(each.apply(input));
            }
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
        return pipeline;
    }

    /** What the last stage gives. */
    Result result() {
        return results.isEmpty() ? Empty.DONE : results.getLast();
    }

    /** How it ended, once the result is drained: the first failing stage's code, all failures. */
    Outcome outcome() {
        int code = 0;
        List<Failure> failures = new ArrayList<>();
        for (Result result : results) {
            Outcome outcome = result.outcome();
            // A stage that only looks at another's rows answers with that one's failures.
            outcome.failures().stream()
                    .filter(each -> !isIn(failures, each))
                    .forEach(failures::add);
            code = code == 0 ? outcome.exitCode() : code;
        }
        return new Outcome(code, failures);
    }

    private static boolean isIn(List<Failure> failures, Failure failure) {
        return failures.stream().anyMatch(each -> each == failure);
    }

    @Override
    public void close() {
        results.reversed().forEach(Result::close);
    }
}
