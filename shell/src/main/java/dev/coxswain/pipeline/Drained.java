package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.ByteArrayInputStream;
import java.util.List;

/** Results read to their end, for whoever needs the whole value of a line. */
final class Drained {
    private Drained() {}

    /** The pipeline's result with everything in it, and how the pipeline ended. */
    static Result of(Pipeline pipeline) {
        return switch (pipeline.result()) {
            case Items items -> {
                List<Item> all = Values.drain(items.objects());
                yield Items.of(all, items.shape(), items.output(), pipeline.outcome());
            }
            case Lines lines -> {
                byte[] bytes = Values.bytes(lines.bytes());
                Outcome outcome = pipeline.outcome();
                yield new Lines(new ByteArrayInputStream(bytes), () -> outcome);
            }
            case Empty empty -> new Empty(empty.note(), pipeline.outcome());
            case Takeover takeover -> throw Values.needsTerminal(takeover);
        };
    }

    /**
     * The result, if it ended well.
     *
     * @throws FailureException with what went wrong
     */
    static Result checked(Result result) {
        Outcome outcome = result.outcome();
        if (outcome.exitCode() == 0) {
            return result;
        }
        throw new FailureException(
                outcome.failures().isEmpty()
                        ? new Failure.Verbatim(
                                "error: the line ended with status " + outcome.exitCode(),
                                outcome.exitCode())
                        : outcome.failures().getFirst());
    }
}
