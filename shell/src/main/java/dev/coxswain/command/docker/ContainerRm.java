package dev.coxswain.command.docker;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.practice.BackDoor;
import dev.coxswain.command.practice.EachWord;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code docker container rm}: removes containers behind the kubelet's back. */
final class ContainerRm implements Command {
    private static final Flag<Boolean> FORCE =
            Flag.bool("force").shorthand('f').help("Kill it first where it runs");
    private static final Signature SIGNATURE =
            Signature.of("docker container rm", "Remove containers from the practice machine")
                    .alias("docker container remove", "docker rm")
                    .describe("The kubelet of the practice cluster starts new ones in their place.")
                    .argument(NodeContainer.ARGUMENTS)
                    .flag(FORCE)
                    .example("docker container rm -f 3f2a91c0b7d4", "See a pod heal itself");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            throw NodeContainer.lacking("rm", 1);
        }
        List<NodeContainer> all = NodeContainer.all(invocation);
        BackDoor door = BackDoor.of(invocation);
        return EachWord.of(
                words,
                word -> {
                    remove(door, NodeContainer.named(all, word), invocation.get(FORCE));
                    return word;
                });
    }

    private static void remove(BackDoor door, NodeContainer container, boolean force) {
        if (container.running() && !force) {
            throw NodeContainer.daemon(
                    "cannot remove container \"/"
                            + container.name()
                            + "\": container is running: stop the container before removing or"
                            + " force remove");
        }
        if (container.running()) {
            door.delete("containers", container.id());
        }
    }
}
