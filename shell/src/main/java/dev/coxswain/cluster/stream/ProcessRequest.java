package dev.coxswain.cluster.stream;

import dev.coxswain.cluster.Request;

import java.util.List;

/**
 * What is wanted of a container: a command run in it, or a seat at its own process.
 *
 * @param podPath the pod's URL path
 * @param command the command's words; empty to attach to the container's process
 * @param terminal whether the process gets a terminal, which joins its two outputs
 */
public record ProcessRequest(
        String podPath, String container, List<String> command, boolean input, boolean terminal) {
    public ProcessRequest {
        command = List.copyOf(command);
    }

    /** The websocket's request, with the parameters of core/v1 PodExecOptions. */
    Request request() {
        Request request = Request.get(podPath + (command.isEmpty() ? "/attach" : "/exec"));
        for (String word : command) {
            request = request.with("command", word);
        }
        return request.with("container", container)
                .with("stdin", input ? "true" : null)
                .with("stdout", "true")
                .with("stderr", terminal ? null : "true")
                .with("tty", terminal ? "true" : null);
    }
}
