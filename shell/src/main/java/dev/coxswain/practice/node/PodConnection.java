package dev.coxswain.practice.node;

import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.node.network.HttpText;
import dev.coxswain.practice.node.network.RequestBuffer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** A connection to a server in a pod: each whole request that comes is answered at once. */
final class PodConnection implements NodeAccess.Connection {
    private final ClusterNetwork.Server server;
    private final PipedInputStream fromPod = new PipedInputStream(1 << 20);
    private final PipedOutputStream answers;
    private final RequestBuffer requests = new RequestBuffer();

    PodConnection(ClusterNetwork.Server server) throws IOException {
        this.server = server;
        this.answers = new PipedOutputStream(fromPod);
    }

    @Override
    public InputStream input() {
        return fromPod;
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                requests.add(bytes, offset, length);
                answerWhole();
            }

            @Override
            public void close() throws IOException {
                answers.close();
            }
        };
    }

    private void answerWhole() throws IOException {
        for (byte[] request = requests.take(); request != null; request = requests.take()) {
            answers.write(server.answer(request, "127.0.0.1"));
            answers.flush();
            if (HttpText.parse(request).header("Connection").equalsIgnoreCase("close")) {
                answers.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            answers.close();
        } catch (IOException e) {
            // nobody reads what would be left
            return;
        }
    }
}
