package dev.coxswain.command.delete;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.FailureException;

import java.time.Duration;
import java.util.List;

/** How objects are deleted: the flags that commands share which delete, and what they mean. */
public final class Deletion {
    public static final Flag<String> CASCADE =
            Flag.text("cascade")
                    .defaulting("background")
                    .bare("background")
                    .values(Values.words("background", "foreground", "orphan"))
                    .help("What becomes of the objects it owns");
    public static final Flag<Long> GRACE =
            Flag.integer("grace-period", -1).help("Seconds to end in; -1 for the object's own");
    static final Flag<Boolean> NOW =
            Flag.bool("now").help("End within a second, as --grace-period=1");
    public static final Flag<Boolean> FORCE =
            Flag.bool("force").help("With --grace-period=0, do not wait for the node's word");
    static final Flag<Boolean> WAIT =
            Flag.bool("wait").defaulting(true).help("Wait until the objects are gone");
    public static final Flag<Duration> TIMEOUT =
            Flag.duration("timeout", Duration.ZERO).help("How long to wait for it; 0 for ever");

    private Deletion() {}

    /**
     * The body of a deletion.
     *
     * @throws FailureException in kubectl's words where the flags contradict each other
     */
    public static ObjectNode options(Invocation invocation) {
        return Tree.object(
                "kind",
                "DeleteOptions",
                "apiVersion",
                "v1",
                "gracePeriodSeconds",
                grace(invocation),
                "propagationPolicy",
                cascade(invocation),
                "dryRun",
                DryRun.of(invocation) == DryRun.SERVER ? List.of("All") : null);
    }

    private static @org.jspecify.annotations.Nullable Long grace(Invocation invocation) {
        long grace = invocation.get(GRACE);
        boolean force = invocation.get(FORCE);
        if (invocation.get(NOW)) {
            if (grace != -1) {
                throw FailureException.plain(
                        "--now and --grace-period cannot be specified together");
            }
            grace = 1;
        }
        if (force && grace > 0) {
            throw FailureException.plain(
                    "--force and --grace-period greater than 0 cannot be specified together");
        }
        if (grace == 0 && !force) {
            // kubectl never ends at once what nobody forces.
            return 1L;
        }
        if (force) {
            return 0L;
        }
        return grace < 0 ? null : (Long) grace;
    }

    /**
     * The propagation policy.
     *
     * @throws FailureException in kubectl's words where the flag names none
     */
    static String cascade(Invocation invocation) {
        String word = invocation.get(CASCADE);
        return switch (word) {
            case "background" -> "Background";
            case "foreground" -> "Foreground";
            case "orphan" -> "Orphan";
            case "true", "false" -> {
                boolean on = word.equals("true");
                invocation
                        .notices()
                        .line(
                                "warning: --cascade="
                                        + word
                                        + " is deprecated (boolean value) and can be replaced with"
                                        + " --cascade="
                                        + (on ? "background" : "orphan")
                                        + ".");
                yield on ? "Background" : "Orphan";
            }
            default ->
                    throw FailureException.plain(
                            "invalid cascade value ("
                                    + word
                                    + "). Must be \"background\", \"foreground\", or \"orphan\"");
        };
    }
}
