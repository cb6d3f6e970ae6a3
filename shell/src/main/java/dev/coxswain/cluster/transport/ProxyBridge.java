package dev.coxswain.cluster.transport;

import dev.coxswain.failure.FailureException;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A proxy on the loopback interface that takes CONNECT and passes it to the real one, which speaks
 * SOCKS 5 (RFC 1928), TLS, or wants a password.
 */
final class ProxyBridge implements AutoCloseable {
    private static final int LONGEST_HEAD = 64 * 1024;

    private final URI proxy;
    private final ServerSocket door;

    private ProxyBridge(URI proxy, ServerSocket door) {
        this.proxy = proxy;
        this.door = door;
    }

    static ProxyBridge open(URI proxy) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            ProxyBridge bridge = new ProxyBridge(proxy, door);
            Thread.ofVirtual().name("proxy-bridge").start(bridge::serve);
            return bridge;
        } catch (IOException e) {
            throw FailureException.plain("no local port for the proxy: " + e.getMessage());
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> carry(client));
            } catch (IOException _) {
                // Closed, or one caller gone before it was let in.
            }
        }
    }

    private void carry(Socket client) {
        try (client) {
            try (Socket server = dial()) {
                carry(client, server);
            } catch (IOException e) {
                refuse(client, e);
            }
        } catch (IOException _) {
            // The client has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Socket client, Socket server) throws IOException, InterruptedException {
        String head = head(client.getInputStream());
        if (proxy.getScheme().equals("socks5")) {
            connect(server, head);
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            server.getOutputStream().write(identified(head).getBytes(StandardCharsets.UTF_8));
        }
        Thread back = Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
        back.join();
    }

    private Socket dial() throws IOException {
        boolean secure = proxy.getScheme().equals("https");
        int port = proxy.getPort() > 0 ? proxy.getPort() : secure ? 443 : usualPort();
        Socket socket = new Socket(proxy.getHost(), port);
        if (!secure) {
            return socket;
        }
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket tls = (SSLSocket) factory.createSocket(socket, proxy.getHost(), port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private int usualPort() {
        return proxy.getScheme().equals("socks5") ? 1080 : 80;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new EOFException("no request");
            }
            head.write(next);
            boolean expected = next == (end % 2 == 0 ? '\r' : '\n');
            end = expected ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private String identified(String head) {
        if (proxy.getUserInfo() == null) {
            return head;
        }
        int line = head.indexOf("\r\n") + 2;
        return head.substring(0, line)
                + "Proxy-Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString(proxy.getUserInfo().getBytes(StandardCharsets.UTF_8))
                + "\r\n"
                + head.substring(line);
    }

    /** SOCKS 5; the proxy looks the name up. */
    private void connect(Socket server, String head) throws IOException {
        String[] words = head.split(" ", 3);
        int colon = words.length > 1 ? words[1].lastIndexOf(':') : -1;
        if (!words[0].equals("CONNECT") || colon < 0) {
            throw new IOException("only https servers are reached by way of SOCKS");
        }
        OutputStream out = server.getOutputStream();
        InputStream in = server.getInputStream();
        boolean known = proxy.getUserInfo() != null;
        out.write(new byte[] {5, 1, (byte) (known ? 2 : 0)});
        if (in.readNBytes(2)[1] != (known ? 2 : 0)) {
            throw new IOException("the SOCKS proxy refuses the way of logging in");
        }
        if (known) {
            authenticate(in, out);
        }
        byte[] name =
                words[1].substring(0, colon)
                        .replaceAll("[\\[\\]]", "")
                        .getBytes(StandardCharsets.UTF_8);
        int port = Integer.parseInt(words[1].substring(colon + 1));
        ByteArrayOutputStream ask = new ByteArrayOutputStream();
        ask.writeBytes(new byte[] {5, 1, 0, 3, (byte) name.length});
        ask.writeBytes(name);
        ask.write(port >> 8);
        ask.write(port);
        out.write(ask.toByteArray());
        byte[] answer = in.readNBytes(4);
        if (answer.length < 4 || answer[1] != 0) {
            throw new IOException("the SOCKS proxy cannot reach " + words[1]);
        }
        int bound = answer[3] == 1 ? 4 : answer[3] == 4 ? 16 : in.read();
        in.readNBytes(bound + 2);
    }

    private void authenticate(InputStream in, OutputStream out) throws IOException {
        String[] pair = proxy.getUserInfo().split(":", 2);
        byte[] user = pair[0].getBytes(StandardCharsets.UTF_8);
        byte[] word = (pair.length > 1 ? pair[1] : "").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream ask = new ByteArrayOutputStream();
        ask.write(1);
        ask.write(user.length);
        ask.writeBytes(user);
        ask.write(word.length);
        ask.writeBytes(word);
        out.write(ask.toByteArray());
        byte[] answer = in.readNBytes(2);
        if (answer.length < 2 || answer[1] != 0) {
            throw new IOException("the SOCKS proxy refuses the password");
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void refuse(Socket client, IOException why) throws IOException {
        String answer = "HTTP/1.1 502 " + why.getMessage() + "\r\nContent-Length: 0\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Closed either way.
        }
    }

    @Override
    public void close() {
        closeQuietly(door);
    }
}
