package dev.coxswain.command.write;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;

import java.util.List;

/** How much of a write is done: all, nothing, or everything but keeping it. */
public enum DryRun {
    NONE(""),
    /** Nothing is sent. */
    CLIENT(" (dry run)"),
    /** The server does everything but keep it. */
    SERVER(" (server dry run)");

    public static final Flag<String> FLAG =
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
    public String suffix() {
        return suffix;
    }

    /**
     * What the flag says.
     *
     * @throws FailureException in kubectl's words where it says nothing sensible
     */
    public static DryRun of(Invocation invocation) {
        String word = invocation.get(FLAG);
        return switch (word) {
            case "none" -> NONE;
            case "client", "unchanged" -> CLIENT;
            case "server" -> SERVER;
            case "true", "1", "t", "T", "TRUE", "True" -> CLIENT;
            case "false", "0", "f", "F", "FALSE", "False" -> NONE;
            default ->
                    throw FailureException.plain(
                            "Invalid dry-run value ("
                                    + word
                                    + "). Must be \"none\", \"server\", or \"client\".");
        };
    }

    /** Warns where the flag is used as it once was: bare, or with true or false. */
    public static void warn(Invocation invocation) {
        String word = invocation.get(FLAG);
        if (word.equals("unchanged")) {
            invocation
                    .notices()
                    .warning("--dry-run is deprecated and can be replaced with --dry-run=client.");
        } else if (!List.of("none", "client", "server").contains(word)) {
            invocation
                    .notices()
                    .warning(
                            "--dry-run="
                                    + word
                                    + " is deprecated (boolean value) and can be replaced with"
                                    + " --dry-run="
                                    + (of(invocation) == CLIENT ? "client." : "none."));
        }
    }
}
