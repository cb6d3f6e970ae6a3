package dev.coxswain.practice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/**
 * Who asks while the server is measured: a process of its own, so that its processor time can be
 * told from the server's.
 */
final class FigureClient implements AutoCloseable {
    /** What one request or many took: milliseconds, and the bytes of the answer. */
    record Took(long millis, long bytes) {}

    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;

    FigureClient(Path directory) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FigureClient.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        to =
                new PrintWriter(
                        new OutputStreamWriter(
                                process.getOutputStream(), StandardCharsets.US_ASCII),
                        true);
        from =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    Took create(String plural, int count, int connections) throws IOException {
        return ask("create " + plural + " " + count + " " + connections);
    }

    Took get(String path, String accept) throws IOException {
        return ask("get " + path + " " + accept);
    }

    Took watch(String path, int events) throws IOException {
        return ask("watch " + path + " " + events);
    }

    private Took ask(String order) throws IOException {
        to.println(order);
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the client ended at: " + order);
        }
        String[] words = line.split(" ");
        return new Took(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    /** Obeys the orders on standard input; the argument is the cluster's directory. */
    public static void main(String[] arguments) throws Exception {
        Endpoint endpoint = Endpoint.read(Path.of(arguments[0]));
        SSLContext context = Wire.context(endpoint);
        var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ");
            long begin = System.nanoTime();
            long bytes;
            try (var wire = new Wire(endpoint, context)) {
                bytes =
                        switch (words[0]) {
                            case "get" -> wire.get(words[1], words[2]);
                            case "watch" -> wire.watch(words[1], Integer.parseInt(words[2]));
                            default -> create(words, endpoint, context);
                        };
            }
            System.out.println((System.nanoTime() - begin) / 1_000_000 + " " + bytes);
        }
    }

    private static long create(String[] words, Endpoint endpoint, SSLContext context)
            throws Exception {
        String path = "/api/v1/namespaces/default/" + words[1] + "?fieldManager=figures";
        String body = words[1].equals("pods") ? FigureBodies.POD : FigureBodies.CONFIG_MAP;
        String[] halves = body.split("%s");
        String series = Long.toString(System.nanoTime(), 36) + "-";
        int count = Integer.parseInt(words[2]);
        var next = new AtomicInteger();
        Callable<Void> work =
                () -> {
                    try (var wire = new Wire(endpoint, context)) {
                        int number = next.getAndIncrement();
                        while (number < count) {
                            wire.post(path, halves[0] + series + number + halves[1]);
                            number = next.getAndIncrement();
                        }
                    }
                    return null;
                };
        List<Future<Void>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(Integer.parseInt(words[3]))) {
            for (int each = 0; each < Integer.parseInt(words[3]); each++) {
                all.add(threads.submit(work));
            }
        }
        for (Future<Void> each : all) {
            each.get();
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        to.close();
        process.destroy();
        from.close();
    }
}
