package dev.coxswain.practice.node;

import dev.coxswain.practice.node.network.HttpText;
import dev.coxswain.practice.node.network.RequestBuffer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One open port of this machine, and the connections that came in through it. */
final class HostPort implements AutoCloseable {
    private static final String GATEWAY = "10.244.0.1";

    private final ServerSocket socket;
    private final Supplier<ClusterNetwork.@Nullable Server> servers;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /**
     * Opens the port on the loopback interface.
     *
     * @param servers who answers the next request; null where nobody does
     * @throws IOException the port cannot be had
     */
    HostPort(int port, Supplier<ClusterNetwork.@Nullable Server> servers) throws IOException {
        this.servers = servers;
        this.socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Thread.ofVirtual().name("practice-port-" + port).start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                // closed: the service has gone
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                InputStream in = client.getInputStream()) {
            var requests = new RequestBuffer();
            byte[] bytes = new byte[8192];
            int length = in.read(bytes);
            while (length >= 0) {
                requests.add(bytes, 0, length);
                if (!answer(client, requests)) {
                    return;
                }
                length = in.read(bytes);
            }
        } catch (IOException e) {
            // the client has gone: nothing is left to be done for it
            return;
        } finally {
            clients.remove(client);
        }
    }

    private boolean answer(Socket client, RequestBuffer requests) throws IOException {
        for (byte[] request = requests.take(); request != null; request = requests.take()) {
            ClusterNetwork.Server server = servers.get();
            if (server == null) {
                return false;
            }
            client.getOutputStream().write(server.answer(request, GATEWAY));
            if (HttpText.parse(request).header("Connection").equalsIgnoreCase("close")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
