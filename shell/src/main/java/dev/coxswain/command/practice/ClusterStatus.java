package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.Optional;
import java.util.OptionalLong;

/** {@code cluster status}: says whether the practice cluster runs, where and by whom. */
final class ClusterStatus implements Command {
    private static final Signature SIGNATURE =
            Signature.of("cluster status", "Say whether the practice cluster runs, and where")
                    .example("cluster status", "Does it run, and in which process?");

    private final PracticeHome home;

    ClusterStatus(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Optional<Host> host = home.host();
        return Lines.of(
                "Status:   "
                        + (host.isPresent() ? "running" : "stopped")
                        + "\n"
                        + host.map(ClusterStatus::served).orElse("")
                        + waiting(host)
                        + "State in: "
                        + home.directory()
                        + "\n");
    }

    private String waiting(Optional<Host> host) {
        OptionalLong background = home.background();
        boolean waits = host.filter(Host::background).isEmpty() && background.isPresent();
        return waits
                ? "Next:     a background process (process %d), when that ends\n"
                        .formatted(background.getAsLong())
                : "";
    }

    private static String served(Host host) {
        String who =
                host.background()
                        ? "a background process"
                        : host.isThisProcess() ? "this shell" : "a shell";
        return "Host:     %s (process %d)\nAddress:  %s\n"
                .formatted(who, host.process(), host.endpoint().url());
    }
}
