package dev.coxswain.command.learn;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import java.util.List;

/** {@code help learn}: the tour of Kubernetes on the practice cluster, step by step. */
public final class Learn implements Command {
    private static final Signature SIGNATURE =
            Signature.of("help learn", "Learn Kubernetes in ten steps on the practice cluster")
                    .describe(
                            "Shows the step you are at; leave and come back as you like. next skips"
                                    + " a step, back goes to the one before, reset begins again,"
                                    + " status shows all.")
                    .argument(
                            Argument.optional("next | back | reset | status")
                                    .values(Values.words("next", "back", "reset", "status")))
                    .example("help learn", "Begin, or go on")
                    .example("help learn status", "How far am I?");
    private static final String LATER =
            "\n(Do it in your own time; help learn shows this again, help learn next skips it.)\n";
    private static final String OVER =
            """
            You have done all ten steps. Begin again with help learn reset; help lists what else
            there is, and practice fail breaks things on purpose, to learn from.
            """;

    private final Tour tour;

    public Learn(Tour tour) {
        this.tour = tour;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        String action = words.isEmpty() ? "" : words.getFirst();
        if (words.size() > 1 || !List.of("", "next", "back", "reset", "status").contains(action)) {
            throw new FailureException(
                    new Failure.Usage(
                            "help learn knows no \"" + String.join(" ", words) + "\"",
                            "write help learn, with next, back, reset or status behind it"));
        }
        if (action.equals("status")) {
            return Lines.of(status());
        }
        goThere(invocation);
        int done = tour.standing().done();
        return switch (action) {
            case "next" -> show(Math.min(done + 1, TourStep.values().length), "");
            case "back" -> show(Math.max(done - 1, 0), "");
            case "reset" -> show(0, "");
            default -> goOn(invocation);
        };
    }

    private Result goOn(Invocation invocation) {
        Tour.Standing standing = tour.standing();
        TourStep step = standing.step();
        boolean done =
                step != null
                        && standing.shown()
                        && Tour.isDone(step, invocation.session(), invocation.cancellation());
        return done && step != null
                ? show(standing.done() + 1, "✓ " + step.place() + " is done.\n\n")
                : show(standing.done(), "");
    }

    private Result show(int done, String before) {
        tour.note(done, true);
        TourStep step = tour.standing().step();
        return Lines.of(before + (step == null ? OVER : step.shown() + LATER));
    }

    private String status() {
        Tour.Standing standing = tour.standing();
        StringBuilder text = new StringBuilder();
        for (TourStep each : TourStep.values()) {
            int place = each.ordinal();
            String mark = place < standing.done() ? "✓" : place == standing.done() ? "▸" : " ";
            text.append("%s %2d  %s%n".formatted(mark, place + 1, each.title()));
        }
        return text.toString();
    }

    /** Goes to the practice cluster, where the person wants that. */
    private static void goThere(Invocation invocation) {
        Session session = invocation.session();
        String builtIn = session.clusters().builtIn(session.kubeconfig());
        if (session.isBuiltIn() || builtIn == null) {
            return;
        }
        Terminal terminal = invocation.terminal();
        String question = "The tour works on the practice cluster. Switch to it?";
        if (terminal == null || !terminal.confirm(question)) {
            throw FailureException.plain(
                    "the tour works on the practice cluster only", "switch first: use " + builtIn);
        }
        session.useContext(builtIn);
    }
}
