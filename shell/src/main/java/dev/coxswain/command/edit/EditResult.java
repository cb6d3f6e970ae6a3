package dev.coxswain.command.edit;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Sessions of editing as a result: at the terminal, or where an editor needs none. */
public final class EditResult {
    private EditResult() {}

    /** Runs the sessions in turn; one that fails does not keep the next from being run. */
    public static Result of(Invocation invocation, EditSession... sessions) {
        Terminal terminal = invocation.terminal();
        if (terminal == null) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            Outcome outcome = run(invocation, said, sessions);
            return new Lines(new ByteArrayInputStream(said.toByteArray()), () -> outcome);
        }
        return new Takeover("edit", screen -> run(invocation, screen.output(), sessions));
    }

    private static Outcome run(
            Invocation invocation, OutputStream output, EditSession... sessions) {
        List<Failure> failures = new ArrayList<>();
        int code = 0;
        for (EditSession each : sessions) {
            Outcome outcome;
            try {
                outcome = each.run();
            } catch (FailureException e) {
                outcome = Outcome.of(List.of(e.failure()));
            }
            failures.addAll(outcome.failures());
            code = outcome.exitCode() == 0 ? code : outcome.exitCode();
            print(invocation, each.done(), output);
        }
        return new Outcome(code, failures);
    }

    private static void print(Invocation invocation, List<Item> done, OutputStream output) {
        Output format =
                invocation.has(EditObjects.OUTPUT)
                        ? OutputFlags.of(invocation.arguments())
                        : Output.of(OutputFormat.TABLE);
        Printer.print(
                Items.of(done, Items.Shape.WRITTEN, format, Outcome.DONE), output, Traits.PLAIN);
    }
}
