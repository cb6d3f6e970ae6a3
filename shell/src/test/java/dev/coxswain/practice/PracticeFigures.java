package dev.coxswain.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;

import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.FigureClient.Took;
import dev.coxswain.practice.store.Stored;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The practice cluster's figures beside what it is to reach; printed, not judged, since they depend
 * on the machine. The processor time is the server's: its clients are another process.
 */
final class PracticeFigures {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;

    private final PrintStream out;
    private final Path directory;
    private final int pods;

    PracticeFigures(PrintStream out, Path directory, int pods) {
        this.out = out;
        this.directory = directory;
        this.pods = pods;
    }

    /** The arguments: how many pods, 10,000 if not said, and how many seconds to idle, 10. */
    public static void main(String[] words) throws Exception {
        int pods = words.length == 0 ? 10_000 : Integer.parseInt(words[0]);
        int idle = words.length < 2 ? 10 : Integer.parseInt(words[1]);
        new PracticeFigures(System.out, Files.createTempDirectory("practice"), pods).run(idle);
    }

    void run(int idleSeconds) throws Exception {
        out.printf("%-34s %10s %10s   %s%n", "", "elapsed", "processor", "to reach");
        opening("ready, new home", "<= 400 ms");
        opening("ready again", "");
        try (var cluster = open()) {
            try (var client = new FigureClient(directory)) {
                firstRequests(client);
                creates(client);
                reads(client);
            }
            heap();
            file(cluster);
            idle(idleSeconds);
        }
        opening("ready, " + pods + " pods", "");
        new RolloutFigures(out, directory.resolve("rollout")).run(Math.min(100, pods));
    }

    private PracticeCluster open() throws IOException {
        return PracticeCluster.open(directory, out::println).orElseThrow();
    }

    private void opening(String what, String wanted) throws IOException {
        long before = processor();
        long begin = System.nanoTime();
        var cluster = open();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        print(what, millis, before, wanted);
        cluster.close();
    }

    private void firstRequests(FigureClient client) throws IOException {
        for (String path : new String[] {"/api", "/apis", "/openapi/v3", "/openapi/v3/api/v1"}) {
            one(client, "first " + path, path, "application/json");
        }
    }

    private void one(FigureClient client, String what, String path, String accept)
            throws IOException {
        long before = processor();
        Took took = client.get(path, accept);
        print(what, took.millis(), before, took.bytes() / 1000 + " kB");
    }

    private void creates(FigureClient client) throws IOException {
        create(client, "configmaps", pods / 2, "");
        create(client, "pods", pods / 2, "");
        create(client, "pods", pods - pods / 2, ">= 2000 a second");
    }

    private void create(FigureClient client, String plural, int count, String wanted)
            throws IOException {
        long before = processor();
        Took took = client.create(plural, count, CONNECTIONS);
        long micros = (processor() - before) / 1000 / count;
        long rate = count * 1000L / Math.max(1, took.millis());
        out.printf(
                "%-34s %8d/s %7d us   %s%n", count + " creates of " + plural, rate, micros, wanted);
    }

    private void reads(FigureClient client) throws IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            long before = processor();
            Took took = client.get(PODS, TABLE);
            String wanted = "%d kB; <= 250 ms".formatted(took.bytes() / 1000);
            print("table " + round, took.millis(), before, wanted);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            one(client, "list " + round, PODS, "application/json");
        }
        for (int round = 1; round <= ROUNDS; round++) {
            long before = processor();
            Took took = client.watch(PODS + "?watch=true&resourceVersion=0", pods);
            print("watch " + round, took.millis(), before, took.bytes() / 1000 + " kB");
        }
    }

    private void heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                "%-34s %7d MB %10s   <= 150 MB%n",
                "heap", (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000, "");
    }

    private void file(PracticeCluster cluster) throws IOException {
        long live = 0;
        var store = cluster.api().store();
        for (ResourceType type : cluster.api().types()) {
            for (ObjectNode each : store.list(type.qualifiedPlural(), "").objects()) {
                live += Stored.json(each).length;
            }
        }
        out.printf(
                "%-34s %7.1f MB %10s   <= 3 times the live %.1f MB, or 4 MB%n",
                "file", Files.size(directory.resolve("cluster.mv")) / 1e6, "", live / 1e6);
    }

    private void idle(int seconds) throws InterruptedException {
        Thread.sleep(Math.min(3, seconds) * 1000L);
        long before = processor();
        Thread.sleep(seconds * 1000L);
        print("idle", seconds * 1000L, before, "0 ms");
    }

    private void print(String what, long millis, long before, String wanted) {
        long used = (processor() - before) / 1_000_000;
        out.printf("%-34s %7d ms %7d ms   %s%n", what, millis, used, wanted);
    }

    /** The processor time of this process until now, in nanoseconds. */
    static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
