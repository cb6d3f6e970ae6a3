package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real jq 1.8.2 under node; started anew where a program kills it. */
final class JqOracle implements AutoCloseable {
    private static final long SECONDS = 5;

    private final String library;
    private @Nullable Process process;
    private @Nullable BufferedReader answers;

    /** With the directory of the npm package. */
    JqOracle(String library) {
        this.library = library;
    }

    /** What jq says, or null where it came to harm or takes too long. */
    JqAnswers.@Nullable Answer ask(String program, String input, List<String> flags) {
        ObjectNode question = Json.object().put("q", program).put("in", input);
        flags.forEach(question.putArray("flags")::add);
        try {
            BufferedReader from = start();
            Process running = java.util.Objects.requireNonNull(process);
            running.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            running.getOutputStream().flush();
            String line =
                    CompletableFuture.supplyAsync(() -> read(from)).get(SECONDS, TimeUnit.SECONDS);
            JsonNode answer = Json.parse(line);
            int exit = answer.get("rc").asInt();
            String errors = answer.get("err").asText().replace("/dev/stdin:", "<stdin>:");
            return exit < 0 ? null : new JqAnswers.Answer(answer.get("out").asText(), errors, exit);
        } catch (IOException | ExecutionException | TimeoutException e) {
            close();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(BufferedReader from) {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IOException("ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedReader start() throws IOException {
        BufferedReader known = answers;
        if (known != null) {
            return known;
        }
        Path script = Path.of("src/test/resources/jq/oracle.cjs");
        ProcessBuilder builder = new ProcessBuilder("node", script.toString());
        builder.environment().put("COX_JQ_ORACLE", library);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process started = builder.start();
        process = started;
        BufferedReader made = started.inputReader(StandardCharsets.UTF_8);
        answers = made;
        return made;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        process = null;
        answers = null;
    }
}
