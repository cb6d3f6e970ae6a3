package dev.coxswain.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** An HTTPS server that answers with who it thinks is asking. */
public final class SecureServer implements AutoCloseable {
    private static final char[] WORD = "changeit".toCharArray();

    /** The Authorization header of each request, "none" where there was none. */
    public final List<String> logins = new CopyOnWriteArrayList<>();

    /** Of each request the headers whose names begin with Impersonate. */
    public final List<String> impersonated = new CopyOnWriteArrayList<>();

    /** How each request was enciphered. */
    public final List<String> ciphers = new CopyOnWriteArrayList<>();

    private final HttpsServer server;
    private volatile String[] groups = {};
    private volatile ToIntFunction<String> judge = login -> 200;

    public SecureServer(KeyStore identity) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(identity, WORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new Everybody()}, null);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters settings = context.getDefaultSSLParameters();
                        settings.setWantClientAuth(true);
                        settings.setUseCipherSuitesOrder(false);
                        if (groups.length > 0) {
                            settings.setNamedGroups(groups);
                        }
                        parameters.setSSLParameters(settings);
                    }
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The status that each Authorization header is answered with. */
    public void judge(ToIntFunction<String> statuses) {
        judge = statuses;
    }

    /** The only groups that keys are agreed on in. */
    public void groups(String... names) {
        groups = names;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        logins.add(login == null ? "none" : login);
        ciphers.add(((HttpsExchange) exchange).getSSLSession().getCipherSuite());
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (name.startsWith("Impersonate")) {
                                impersonated.add(name + "=" + values);
                            }
                        });
        byte[] body = who((HttpsExchange) exchange).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(judge.applyAsInt(logins.getLast()), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String who(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "https://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A self-signed key pair made by the JDK's keytool. */
    public static KeyStore keytool(Path directory, String names) throws Exception {
        Path file = directory.resolve("keys-" + names.replaceAll("\\W", "-") + ".p12");
        run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(WORD),
                        "-keystore",
                        file.toString()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, WORD);
        }
        return store;
    }

    /** Runs a program to its end. */
    public static void run(List<String> argv) throws Exception {
        Process process =
                new ProcessBuilder(argv)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(argv + " failed");
        }
    }

    /** The certificate as the value of a {@code -data} field. */
    public static String data(KeyStore store) throws Exception {
        String pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
