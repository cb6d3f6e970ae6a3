package dev.coxswain.command.write;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;

/** How much of a write is done: all, nothing, or everything but keeping it. */
enum DryRun {
    NONE(""),
    /** Nothing is sent. */
    CLIENT(" (dry run)"),
    /** The server does everything but keep it. */
    SERVER(" (server dry run)");

    static final Flag<String> FLAG =
            Flag.text("dry-run")
                    .defaulting("none")
                    .bare("unchanged")
                    .values(Values.words("none", "client", "server"))
                    .placeholder("none|client|server")
                    .help("Say what would be done: client asks nobody, server has it checked");

    private final String suffix;

    DryRun(String suffix) {
        this.suffix = suffix;
    }

    /** What kubectl writes behind its line. */
    String suffix() {
        return suffix;
    }

    /** What the flag says; kubectl takes true and false, and the bare flag, with a warning. */
    static DryRun of(Invocation invocation) {
        String word = invocation.get(FLAG);
        return switch (word) {
            case "none" -> NONE;
            case "client" -> CLIENT;
            case "server" -> SERVER;
            case "unchanged" -> {
                invocation
                        .notices()
                        .warning(
                                "--dry-run is deprecated and can be replaced with"
                                        + " --dry-run=client.");
                yield CLIENT;
            }
            case "true", "1", "t", "T", "TRUE", "True" -> {
                invocation
                        .notices()
                        .warning(
                                "--dry-run="
                                        + word
                                        + " is deprecated (boolean value) and can be replaced with"
                                        + " --dry-run=client.");
                yield CLIENT;
            }
            case "false", "0", "f", "F", "FALSE", "False" -> NONE;
            default ->
                    throw FailureException.plain(
                            "Invalid dry-run value ("
                                    + word
                                    + "). Must be \"none\", \"server\", or \"client\".");
        };
    }
}
