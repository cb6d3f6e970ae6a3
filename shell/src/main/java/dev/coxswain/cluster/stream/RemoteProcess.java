package dev.coxswain.cluster.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Channel;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Terminal;
import dev.coxswain.result.Outcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A process in a container, spoken to over the remote command protocol v5.channel.k8s.io or v4: one
 * websocket, the first byte of each message says which stream it belongs to.
 *
 * <p>Its output is pulled: whoever reads {@link #output()} also moves error output and the exit
 * status along, so nothing is buffered without a reader.
 */
public final class RemoteProcess implements AutoCloseable {
    private static final String VERSION_5 = "v5.channel.k8s.io";
    private static final List<String> PROTOCOLS = List.of(VERSION_5, "v4.channel.k8s.io");
    private static final byte INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERROR = 2;
    private static final int STATUS = 3;
    private static final byte RESIZE = 4;
    private static final byte CLOSE = (byte) 255;

    private final Channel channel;
    private final OutputStream errorOutput;
    private final Cancellation cancellation;
    private volatile @Nullable Outcome outcome;
    private volatile boolean closed;
    private volatile boolean ended;

    private RemoteProcess(Channel channel, OutputStream errorOutput, Cancellation cancellation) {
        this.channel = channel;
        this.errorOutput = errorOutput;
        this.cancellation = cancellation;
    }

    /**
     * Starts it.
     *
     * @param errorOutput takes what the process writes to its standard error
     * @throws dev.coxswain.failure.FailureException in the server's words where it refuses
     */
    public static RemoteProcess start(
            Cluster cluster,
            ProcessRequest wanted,
            OutputStream errorOutput,
            Cancellation cancellation) {
        Channel channel = cluster.connect(wanted.request(), PROTOCOLS, cancellation);
        return new RemoteProcess(channel, errorOutput, cancellation);
    }

    /** What the process writes to its standard output; ends when the process does. */
    public InputStream output() {
        return new ChunkedInput() {
            @Override
            protected byte @Nullable [] nextChunk() {
                return nextOutput();
            }

            @Override
            public void close() {
                RemoteProcess.this.close();
            }
        };
    }

    private byte @Nullable [] nextOutput() {
        while (!ended) {
            byte[] message = channel.receive();
            if (message == null) {
                ended = true;
                cancellation.check();
                return null;
            }
            if (message.length < 2) {
                continue;
            }
            byte[] payload = Arrays.copyOfRange(message, 1, message.length);
            switch (message[0]) {
                case OUTPUT -> {
                    return payload;
                }
                case ERROR -> writeError(payload);
                case STATUS -> outcome = outcomeOf(payload);
                default -> {}
            }
        }
        return null;
    }

    private void writeError(byte[] bytes) {
        try {
            errorOutput.write(bytes);
            errorOutput.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes to its standard input. */
    public void send(byte[] bytes, int length) {
        byte[] message = new byte[length + 1];
        message[0] = INPUT;
        System.arraycopy(bytes, 0, message, 1, length);
        channel.send(message);
    }

    /** Says that its standard input has ended; version 4 of the protocol cannot. */
    public void endInput() {
        if (channel.protocol().equals(VERSION_5)) {
            channel.send(new byte[] {CLOSE, INPUT});
        }
    }

    /** Hands a whole stream to its standard input on a thread of its own, then ends that. */
    public void feed(InputStream source) {
        Thread.ofVirtual().name("process-input").start(() -> copy(source));
    }

    private void copy(InputStream source) {
        byte[] buffer = new byte[32 * 1024];
        try {
            int read;
            while (!closed && (read = source.read(buffer)) >= 0) {
                if (read > 0) {
                    send(buffer, read);
                }
            }
            endInput();
        } catch (IOException | RuntimeException _) {
            // The process has ended or its input was interrupted; its outcome says what happened.
        }
    }

    /** Tells the terminal's size. */
    public void resize(Terminal.Size size) {
        ObjectNode json = Json.object();
        json.put("Width", size.columns());
        json.put("Height", size.rows());
        byte[] text = Json.bytes(json);
        byte[] message = new byte[text.length + 1];
        message[0] = RESIZE;
        System.arraycopy(text, 0, message, 1, text.length);
        channel.send(message);
    }

    /** How it ended, in kubectl's words; known once the output has ended. */
    public Outcome outcome() {
        Outcome known = outcome;
        if (known != null) {
            return known;
        }
        return closed
                ? Outcome.DONE
                : Outcome.of(
                        List.of(
                                new Failure.Plain(
                                        "the connection to the container was lost", null)));
    }

    private static Outcome outcomeOf(byte[] payload) {
        JsonNode status;
        try {
            status = Json.parse(payload);
        } catch (UncheckedIOException _) {
            String words = new String(payload, StandardCharsets.UTF_8);
            return Outcome.of(List.of(new Failure.Plain(words, null)));
        }
        if (Json.text(status, "status").equals("Success")) {
            return Outcome.DONE;
        }
        if (Json.text(status, "reason").equals("NonZeroExitCode")) {
            for (JsonNode cause : Json.at(status, "details", "causes")) {
                if (Json.text(cause, "reason").equals("ExitCode")) {
                    return exited(cause.path("message").asInt(1));
                }
            }
        }
        return Outcome.of(List.of(new Failure.Plain(Json.text(status, "message"), null)));
    }

    private static Outcome exited(int code) {
        return new Outcome(
                code,
                List.of(new Failure.Verbatim("command terminated with exit code " + code, code)));
    }

    @Override
    public void close() {
        closed = true;
        channel.close();
    }
}
