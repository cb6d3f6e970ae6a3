package dev.coxswain.cluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that takes CONNECT or SOCKS 5 and remembers what it was asked. */
public final class TinyProxy implements AutoCloseable {
    public final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private volatile String refusal = "";

    public TinyProxy(boolean socks) throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(socks));
    }

    public int port() {
        return door.getLocalPort();
    }

    private void serve(boolean socks) {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> carry(client, socks));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket client, boolean socks) {
        try (client;
                Socket server = socks ? socks(client) : connect(client)) {
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException | InterruptedException e) {
            asked.add("broken: " + e);
        }
    }

    /** Answers each CONNECT with a status instead. */
    public void refuseWith(String status) {
        refusal = status;
    }

    private Socket connect(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        head.toString()
                .lines()
                .filter(line -> line.startsWith("CONNECT") || line.startsWith("Proxy-Auth"))
                .forEach(asked::add);
        if (!refusal.isEmpty()) {
            String answer = "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n";
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            throw new IOException("refused");
        }
        String[] place = head.toString().split(" ")[1].split(":");
        Socket server = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(place[1]));
        client.getOutputStream()
                .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return server;
    }

    private Socket socks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readByte();
        byte[] ways = in.readNBytes(in.readByte());
        client.getOutputStream().write(new byte[] {5, ways[0]});
        if (ways[0] == 2) {
            in.readByte();
            String user = new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
            String word = new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
            asked.add(user + "/" + word);
            client.getOutputStream().write(new byte[] {1, 0});
        }
        in.readNBytes(4);
        String name = new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
        int port = in.readUnsignedShort();
        asked.add(name + ":" + port);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return server;
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone; the other is closed with it.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
