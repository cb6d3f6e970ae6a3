package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.NodeAccess.SizeListener;
import dev.coxswain.practice.api.NodeAccess.Streams;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** An exec or attach over the channels of a websocket (protocols v4 and v5). */
final class ExecSession implements Socket.Session {
    private static final int STDIN = 0;
    private static final int RESIZE = 4;
    private static final int CLOSE = 255;

    private final NodeAccess node;
    private final Key pod;
    private final String container;
    private final Map<String, List<String>> query;
    private final boolean attach;
    private final ByteQueue stdin = new ByteQueue();
    private final Cancellation cancellation = new Cancellation();
    private final Resizes resizes = new Resizes();

    ExecSession(NodeAccess node, Key pod, String container, Socket.Opening opening) {
        this.node = node;
        this.pod = pod;
        this.container = container;
        this.query = opening.query();
        this.attach = opening.target().subresource().equals("attach");
    }

    @Override
    public void run(Channels channels) {
        ObjectNode status;
        try {
            status = ended(work(channels));
        } catch (StatusException e) {
            status = e.status();
        } catch (IOException | CancelledException e) {
            String why = e.getMessage();
            status =
                    new StatusException(500, "InternalError", why == null ? "ended" : why, null)
                            .status();
        }
        try {
            byte[] bytes = Json.bytes(status);
            channels.send(3, bytes, 0, bytes.length);
        } catch (IOException e) {
            cancellation.cancel();
        }
        channels.close();
        stdin.close();
    }

    private int work(Channels channels) throws IOException {
        boolean terminal = Queries.asks(query, "tty");
        OutputStream out = channels.stream(1);
        var streams =
                new Streams(
                        Queries.asks(query, "stdin") ? stdin : null,
                        Queries.asks(query, "stdout") ? out : OutputStream.nullOutputStream(),
                        terminal
                                ? out
                                : Queries.asks(query, "stderr")
                                        ? channels.stream(2)
                                        : OutputStream.nullOutputStream(),
                        terminal ? resizes : null);
        return attach
                ? node.attach(pod, container, streams, cancellation)
                : node.exec(
                        pod,
                        container,
                        query.getOrDefault("command", List.of()),
                        streams,
                        cancellation);
    }

    private static ObjectNode ended(int code) {
        ObjectNode status = Json.object();
        status.putObject("metadata");
        if (code == 0) {
            return status.put("status", "Success");
        }
        status.put("status", "Failure").put("reason", "NonZeroExitCode");
        status.put("message", "command terminated with non-zero exit code: exit status " + code);
        status.putObject("details")
                .putArray("causes")
                .addObject()
                .put("reason", "ExitCode")
                .put("message", Integer.toString(code));
        return status;
    }

    @Override
    public void message(int channel, byte[] bytes) throws InterruptedException {
        switch (channel) {
            case STDIN -> stdin.add(bytes);
            case CLOSE -> stdin.end();
            case RESIZE -> {
                JsonNode size = Json.parse(bytes);
                resizes.tell(size.path("Width").asInt(), size.path("Height").asInt());
            }
            default -> {}
        }
    }

    @Override
    public void closed() {
        stdin.end();
        cancellation.cancel();
    }

    private static final class Resizes implements NodeAccess.Sizes {
        private @Nullable SizeListener listener;
        private int columns;
        private int rows;

        @Override
        public synchronized void listen(SizeListener wanted) {
            listener = wanted;
            if (columns > 0) {
                wanted.size(columns, rows);
            }
        }

        synchronized void tell(int width, int height) {
            columns = width;
            rows = height;
            SizeListener told = listener;
            if (told != null) {
                told.size(width, height);
            }
        }
    }
}
