package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.regex.Pattern;

/** {@code run}: starts one pod, and with {@code -i} takes a seat at it. */
final class Run implements Command {
    static final Flag<Boolean> STDIN =
            Flag.bool("stdin").shorthand('i').help("Hand standard input to the container");
    static final Flag<Boolean> TTY =
            Flag.bool("tty").shorthand('t').help("Give the container a terminal");
    static final Flag<Boolean> LEAVE_OPEN =
            Flag.bool("leave-stdin-open").help("Keep the container's input open after the first");
    static final Flag<Boolean> ATTACH =
            Flag.bool("attach").help("See what the container writes; -i implies it");
    static final Flag<Boolean> REMOVE =
            Flag.bool("rm").help("Delete the pod when its container has ended");
    static final Flag<Boolean> QUIET =
            Flag.bool("quiet").shorthand('q').help("Print only what the container writes");
    // kubectl takes these from deletion, and -f without ever reading the file.
    private static final Flag<Boolean> WAIT =
            Flag.bool("wait").help("Wait until a pod that --rm deletes is gone");
    private static final Flag<Boolean> EXPOSE =
            Flag.bool("expose").help("Make a service for the pod too (needs --port)");
    private static final Pattern IMAGE_NAME =
            Pattern.compile(
                    "([A-Za-z0-9.-]+(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*"
                            + "(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
                            + "(:\\w[\\w.-]{0,127})?(@[A-Za-z0-9+._-]+:[0-9a-fA-F]+)?");
    private static final Generated.Manner MANNER = new Generated.Manner("kubectl-run", "");
    private static final Signature SIGNATURE =
            Signature.of("run", "Start one pod")
                    .argument(Argument.one("NAME"))
                    .argument(Argument.command("COMMAND [ARG…]"))
                    .flags(RunPod.FLAGS)
                    .flag(EXPOSE, STDIN, TTY, LEAVE_OPEN, ATTACH, REMOVE, QUIET)
                    .flag(RunSeat.POD_TIMEOUT, Deletion.CASCADE, Deletion.GRACE, Deletion.FORCE)
                    .flags(WriteFlags.FILES)
                    .flag(Deletion.TIMEOUT, WAIT)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, LastApplied.SAVE_CONFIG)
                    .flags(OutputFlags.WRITE)
                    .example("run web --image=nginx", "A pod with one container")
                    .example("run web --image=nginx --dry-run=client -o yaml", "Its manifest")
                    .example("run sh -it --rm --image=busybox --restart=Never", "A passing shell");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Generator.require(invocation, List.of(RunPod.IMAGE));
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty() || invocation.arguments().beforeDash() == 0) {
            throw usage("NAME is required for run");
        }
        check(invocation);
        String name = words.getFirst();
        ObjectNode pod = new RunPod(invocation, name).of(words.subList(1, words.size()));
        boolean expose = invocation.get(EXPOSE);
        if (attaches(invocation)) {
            ObjectNode service = expose ? RunPod.service(invocation, name) : null;
            return RunSeat.take(invocation, MANNER, pod, service);
        }
        return expose
                ? Generated.create(invocation, MANNER, RunPod.service(invocation, name), pod)
                : Generated.create(invocation, MANNER, pod);
    }

    private static boolean attaches(Invocation invocation) {
        return invocation.has(ATTACH) ? invocation.get(ATTACH) : invocation.get(STDIN);
    }

    private static void check(Invocation invocation) {
        String image = invocation.get(RunPod.IMAGE);
        if (!IMAGE_NAME.matcher(image).matches()) {
            boolean lower = IMAGE_NAME.matcher(image.toLowerCase(java.util.Locale.ROOT)).matches();
            throw FailureException.plain(
                    "Invalid image name \""
                            + image
                            + "\": "
                            + (lower
                                    ? "repository name must be lowercase"
                                    : "invalid reference format"));
        }
        if (invocation.get(TTY) && !invocation.get(STDIN)) {
            throw usage("-i/--stdin is required for containers with -t/--tty=true");
        }
        if (invocation.get(EXPOSE) && invocation.get(RunPod.PORT).isEmpty()) {
            throw usage("--port must be set when exposing a service");
        }
        if (!List.of("Always", "OnFailure", "Never").contains(invocation.get(RunPod.RESTART))) {
            throw usage("invalid restart policy: " + invocation.get(RunPod.RESTART));
        }
        boolean attaches = attaches(invocation);
        if (invocation.get(REMOVE) && !attaches) {
            throw usage("--rm should only be used for attached containers");
        }
        if (attaches && DryRun.of(invocation) != DryRun.NONE) {
            throw usage(
                    "--dry-run=[server|client] can't be used with attached containers options"
                            + " (--attach, --stdin, or --tty)");
        }
        String pull = invocation.get(RunPod.PULL);
        if (!List.of("", "Always", "IfNotPresent", "Never").contains(pull)) {
            throw usage("invalid image pull policy: " + pull);
        }
    }

    private static FailureException usage(String message) {
        return FailureException.plain(message, "See 'help run' for help and examples");
    }
}
