package dev.coxswain.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.http.Identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that serves the practice cluster of a directory, as it noted itself there.
 *
 * @param process its process id
 * @param background whether it is there for nothing else, and so may be told to end
 * @param endpoint where it answers
 */
public record Host(long process, boolean background, Endpoint endpoint) {
    private static final String FILE = "host.json";

    /** Notes this process as the host. */
    public static Host note(Path directory, boolean background, Endpoint endpoint)
            throws IOException {
        Host host = new Host(ProcessHandle.current().pid(), background, endpoint);
        ObjectNode text = Json.object().put("process", host.process);
        Identity.write(directory.resolve(FILE), Json.compact(text.put("background", background)));
        return host;
    }

    /** Who serves now; empty where nobody does. */
    public static Optional<Host> of(Path directory) {
        try {
            Endpoint endpoint = Endpoint.read(directory);
            JsonNode text = Json.parse(Files.readString(directory.resolve(FILE)));
            Host host =
                    new Host(
                            text.path("process").asLong(),
                            text.path("background").asBoolean(),
                            endpoint);
            boolean alive = ProcessHandle.of(host.process).isPresent() && endpoint.answers();
            return alive ? Optional.of(host) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is the process that asks. */
    public boolean isThisProcess() {
        return process == ProcessHandle.current().pid();
    }
}
