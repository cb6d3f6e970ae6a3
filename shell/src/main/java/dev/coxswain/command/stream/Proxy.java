package dev.coxswain.command.stream;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import dev.coxswain.cluster.stream.QueuedOutput;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** {@code proxy}: the API server at a local port, for programs that cannot log in themselves. */
public final class Proxy implements Command {
    private static final Flag<Long> PORT =
            Flag.integer("port", 8001).shorthand('p').help("Port to listen at; 0 for any free one");
    private static final Flag<String> ADDRESS =
            Flag.text("address").defaulting("127.0.0.1").help("Address to listen at");
    private static final Flag<String> API_PREFIX =
            Flag.text("api-prefix").defaulting("/").help("Path below which the API is");
    private static final Flag<String> WWW =
            Flag.text("www")
                    .shorthand('w')
                    .values(Values.Source.FILES)
                    .placeholder("DIRECTORY")
                    .help("Also serve the files of this directory");
    private static final Flag<String> WWW_PREFIX =
            Flag.text("www-prefix")
                    .shorthand('P')
                    .defaulting("/static/")
                    .help("Path below which they are");

    private static final Signature SIGNATURE =
            Signature.of("proxy", "Serve the API of the cluster at a local port")
                    .describe("Runs until cancelled. Connections for exec do not pass.")
                    .flag(PORT, ADDRESS, API_PREFIX, WWW, WWW_PREFIX)
                    .flags(ProxyFilter.FLAGS)
                    .example("proxy --port=8011", "Then: curl http://localhost:8011/api/v1/pods")
                    .example("proxy --www=site --api-prefix=/k8s/", "A page beside the API");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        ProxyFilter filter = ProxyFilter.of(invocation);
        String www = invocation.get(WWW);
        Path files = invocation.session().directory().resolve(www);
        if (!www.isEmpty() && !Files.isDirectory(files)) {
            invocation.notices().warning("static files directory '" + www + "' is not a directory");
        }
        Cancellation cancellation = new Cancellation();
        HttpServer server = listen(invocation);
        String prefix = slashed(invocation.get(API_PREFIX));
        server.createContext(
                prefix, new ProxyHandler(invocation.cluster(), cancellation, filter, prefix));
        if (!www.isEmpty()) {
            String place = slashed(invocation.get(WWW_PREFIX));
            server.createContext(
                    place, SimpleFileServer.createFileHandler(files.toAbsolutePath().normalize()));
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Cancellation.Registration following = cancellation.follow(invocation.cancellation());
        server.start();
        QueuedOutput said = new QueuedOutput(cancellation);
        String line =
                "Starting to serve on "
                        + invocation.get(ADDRESS)
                        + ":"
                        + server.getAddress().getPort()
                        + "\n";
        said.put(line.getBytes(StandardCharsets.UTF_8));
        return new Lines(
                new UntilCancelled(
                        said.input(
                                () -> {
                                    following.close();
                                    cancellation.cancel();
                                    server.stop(0);
                                })),
                () -> Outcome.DONE);
    }

    private static HttpServer listen(Invocation invocation) {
        String address = invocation.get(ADDRESS);
        long port = invocation.get(PORT);
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(address), (int) port), 0);
        } catch (IOException | IllegalArgumentException e) {
            String why =
                    e instanceof BindException ? "bind: address already in use" : e.getMessage();
            throw FailureException.plain("listen tcp " + address + ":" + port + ": " + why);
        }
    }

    private static String slashed(String prefix) {
        String begun = prefix.startsWith("/") ? prefix : "/" + prefix;
        return begun.endsWith("/") ? begun : begun + "/";
    }
}
