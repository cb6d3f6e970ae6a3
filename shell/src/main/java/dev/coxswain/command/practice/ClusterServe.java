package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Result;

/** {@code cluster serve}: serves the practice cluster until stopped. */
final class ClusterServe implements Command {
    private static final Flag<Boolean> BACKGROUND =
            Flag.bool("background").help("Be the process that cluster start began; say nothing");
    private static final Signature SIGNATURE =
            Signature.of("cluster serve", "Serve the practice cluster until Ctrl-C")
                    .describe(
                            "Where another process serves it, this one takes over when that ends.")
                    .flag(BACKGROUND)
                    .example("cluster serve", "Serve it from this terminal");

    private final PracticeHome home;

    ClusterServe(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        boolean background = invocation.get(BACKGROUND);
        if (!background) {
            home.host()
                    .filter(host -> !host.isThisProcess())
                    .map(Host::process)
                    .ifPresentOrElse(
                            process ->
                                    invocation
                                            .notices()
                                            .line(
                                                    "Process "
                                                            + process
                                                            + " serves the practice cluster; this"
                                                            + " one takes over when it ends."),
                            () ->
                                    invocation
                                            .notices()
                                            .line(
                                                    "Serving the practice cluster; Ctrl-C ends"
                                                            + " it."));
        }
        home.serve(background, invocation.cancellation());
        return Empty.DONE;
    }
}
