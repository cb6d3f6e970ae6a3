package dev.coxswain.practice;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One connection kept alive, with no more of HTTP than costs next to nothing. */
final class Wire implements AutoCloseable {
    private final SSLSocket socket;
    private final InputStream in;
    private final String head;
    private final byte[] buffer = new byte[1 << 16];
    private int length;
    private boolean chunked;

    Wire(Endpoint endpoint, SSLContext context) throws IOException {
        this.socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", endpoint.port());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + endpoint.token();
    }

    static SSLContext context(Endpoint endpoint) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        byte[] pem = endpoint.certificate().getBytes(StandardCharsets.US_ASCII);
        trusted.setCertificateEntry(
                "server",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Creates an object and reads the answer. */
    void post(String path, String body) throws IOException {
        send(
                "POST "
                        + path
                        + head
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
        answer();
        skip(length);
    }

    /** Reads an answer whole and gives how many bytes it had. */
    long get(String path, String accept) throws IOException {
        send("GET " + path + head + "\r\nAccept: " + accept + "\r\n\r\n");
        answer();
        if (!chunked) {
            skip(length);
            return length;
        }
        long all = 0;
        for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
            skip(chunk);
            line();
            all += chunk;
        }
        line();
        return all;
    }

    /** Reads a watch until so many events have come, and gives how many bytes that took. */
    long watch(String path, int events) throws IOException {
        send("GET " + path + head + "\r\nAccept: application/json\r\n\r\n");
        answer();
        long all = 0;
        int seen = 0;
        while (seen < events) {
            int chunk = chunk();
            all += chunk;
            while (chunk > 0) {
                int count = in.read(buffer, 0, Math.min(chunk, buffer.length));
                for (int index = 0; index < count; index++) {
                    seen += buffer[index] == '\n' ? 1 : 0;
                }
                chunk -= count;
            }
            line();
        }
        return all;
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void answer() throws IOException {
        String status = line();
        length = 0;
        chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                length = Integer.parseInt(line.substring(16));
            } else if (line.equalsIgnoreCase("Transfer-Encoding: chunked")) {
                chunked = true;
            }
        }
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(status);
        }
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        int count = 0;
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server has gone");
            }
            buffer[count++] = (byte) each;
        }
        return new String(buffer, 0, Math.max(0, count - 1), StandardCharsets.ISO_8859_1);
    }

    private void skip(int bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
