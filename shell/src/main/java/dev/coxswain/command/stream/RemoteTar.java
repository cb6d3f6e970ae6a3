package dev.coxswain.command.stream;

import dev.coxswain.cluster.stream.ProcessRequest;
import dev.coxswain.cluster.stream.RemoteProcess;
import dev.coxswain.command.Invocation;
import dev.coxswain.result.Outcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Commands run in the container that files are copied to or from. */
record RemoteTar(Invocation invocation, String podPath, String container) {

    RemoteProcess start(List<String> command, boolean input) {
        return start(command, input, invocation.standardError());
    }

    /** Runs a command for its exit code alone. */
    boolean succeeds(List<String> command) throws IOException {
        try (RemoteProcess process = start(command, false, OutputStream.nullOutputStream())) {
            return drain(process).isDone();
        }
    }

    private RemoteProcess start(List<String> command, boolean input, OutputStream errors) {
        return RemoteProcess.start(
                invocation.cluster(),
                new ProcessRequest(podPath, container, command, input, false),
                errors,
                invocation.cancellation());
    }

    /** Reads what is left of the output and gives how the process ended. */
    static Outcome drain(RemoteProcess process) throws IOException {
        try (InputStream rest = process.output()) {
            rest.transferTo(OutputStream.nullOutputStream());
            return process.outcome();
        }
    }
}
