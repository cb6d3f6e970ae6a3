package dev.coxswain.command.stream;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;

import java.time.Duration;

/** The flags {@code exec} and {@code attach} share. */
final class ProcessFlags {
    static final Flag<String> CONTAINER =
            Flag.text("container")
                    .shorthand('c')
                    .values(Values.Source.CONTAINERS)
                    .placeholder("NAME")
                    .help("The container meant");
    static final Flag<Boolean> STDIN =
            Flag.bool("stdin").shorthand('i').help("Hand standard input to the container");
    static final Flag<Boolean> TTY =
            Flag.bool("tty").shorthand('t').help("Give the process a terminal");
    static final Flag<Boolean> QUIET =
            Flag.bool("quiet").shorthand('q').help("Print only what the process writes");
    static final Flag<Duration> POD_TIMEOUT =
            Flag.duration("pod-running-timeout", Duration.ofMinutes(1))
                    .placeholder("DURATION")
                    .help("How long to wait for a pod to be there");

    private ProcessFlags() {}

    /** Whether the process gets a terminal: {@code -it} where a person sits at one. */
    static boolean terminal(Invocation invocation) {
        if (!invocation.get(TTY) || !invocation.get(STDIN)) {
            return false;
        }
        if (invocation.terminal() == null) {
            invocation
                    .notices()
                    .line(
                            "Unable to use a TTY - input is not a terminal or the right kind of"
                                    + " file");
            return false;
        }
        return true;
    }
}
