package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.node.shell.ShellStart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a container is started from.
 *
 * @param id without its scheme
 * @param command its words after expansion; empty for the image's own
 * @param neighbours what runs in the pod, where its containers share their processes; else none
 */
record ContainerStart(
        JsonNode pod,
        JsonNode container,
        Image image,
        String id,
        List<String> command,
        Map<String, String> environment,
        FileTree files,
        LogBook log,
        Supplier<List<ContainerRun>> neighbours) {

    /** The words a container is started with; none where the image's own program is to run. */
    static List<String> command(JsonNode container, Image image, Map<String, String> environment) {
        var words = new ArrayList<String>();
        container
                .path("command")
                .forEach(word -> words.add(Environment.expand(word.asText(), environment)));
        boolean given = !words.isEmpty();
        container
                .path("args")
                .forEach(word -> words.add(Environment.expand(word.asText(), environment)));
        if (!given && !words.isEmpty() && !image.isShell() && !ShellStart.knows(words.getFirst())) {
            words.addFirst(image.command().getFirst());
        }
        return words;
    }

    /** What a runtime says of a program that is not there. */
    static String notFound(String program) {
        return "failed to create containerd task: failed to create shim task: OCI runtime create"
                + " failed: runc create failed: unable to start container process: error during"
                + " container init: exec: \""
                + program
                + "\": executable file not found in $PATH";
    }

    /** Whether there is a program for the command. */
    static boolean startable(Image image, List<String> command, FileTree files) {
        String program = command.isEmpty() ? "" : command.getFirst();
        return command.isEmpty()
                || ownProgram(image, command)
                || (!image.bare()
                        && ShellStart.knows(program)
                        && !List.of("curl", "psql", "redis-cli").contains(FileTree.name(program)))
                || image.has(FileTree.name(program))
                || files.find(FileTree.absolute(image.directory(), program))
                        .filter(e -> e.isFile())
                        .isPresent();
    }

    private static boolean ownProgram(Image image, List<String> command) {
        return command.isEmpty()
                || (!image.isShell()
                        && !image.command().isEmpty()
                        && FileTree.name(image.command().getFirst())
                                .equals(FileTree.name(command.getFirst())));
    }

    /** Whether the image's own program is what runs. */
    boolean ownProgram() {
        return ownProgram(image, command);
    }

    /** Whether its process is a shell that waits for somebody to attach and type. */
    boolean waitingShell() {
        List<String> words = command;
        boolean shell =
                words.isEmpty()
                        ? image.isShell()
                        : words.size() == 1
                                && List.of("sh", "ash", "bash")
                                        .contains(FileTree.name(words.getFirst()));
        return shell && container.path("stdin").asBoolean();
    }
}
