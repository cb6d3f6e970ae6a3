package dev.coxswain.practice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prints the practice cluster's figures; run by hand, since they depend on the machine. With any
 * word the idle half minute is left out.
 */
public final class Bench {
    private static final String PODS = "/api/v1/namespaces/default/pods";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("practice");
        System.out.println("first opening ms: " + opening(directory));
        System.out.println("opening again ms: " + opening(directory));
        System.out.println("opening again ms: " + opening(directory));
        try (var cluster = PracticeCluster.open(directory, System.out::println).orElseThrow();
                var caller = Caller.practice(cluster.endpoint(), "default")) {
            creates(caller, "configmaps", 2000, BenchBodies.CONFIG_MAP);
            creates(caller, "configmaps", 4000, BenchBodies.CONFIG_MAP);
            creates(caller, "pods", 5000, BenchBodies.POD);
            creates(caller, "pods", 5000, BenchBodies.POD);
            for (int times = 0; times < 5; times++) {
                Duration before = used();
                long from = System.nanoTime();
                String table = caller.table(PODS);
                System.out.printf(
                        "table of 10,000 pods: %d ms, %d ms of processor time, %d bytes%n",
                        millis(from), used().minus(before).toMillis(), table.length());
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "heap used: %d MB%n",
                    (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
            if (arguments.length == 0) {
                idle();
            }
        }
        System.out.println("opening 10,000 pods ms: " + opening(directory));
    }

    private static void idle() throws InterruptedException {
        Thread.sleep(3000);
        Duration before = used();
        Thread.sleep(30_000);
        System.out.println("processor time over 30 idle seconds: " + used().minus(before));
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static long millis(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }

    private static String opening(Path directory) throws Exception {
        Duration before = used();
        long from = System.nanoTime();
        var cluster = PracticeCluster.open(directory, System.out::println).orElseThrow();
        long millis = millis(from);
        Duration after = used();
        cluster.close();
        return millis + ", of processor time: " + after.minus(before).toMillis();
    }

    private static void creates(Caller caller, String plural, int count, String body)
            throws Exception {
        var next = new AtomicInteger();
        String series = Long.toString(System.nanoTime(), 36);
        Duration before = used();
        long from = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all =
                    java.util.stream.IntStream.range(0, 8)
                            .<Future<?>>mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        int number = next.getAndIncrement();
                                                        while (number < count) {
                                                            caller.create(
                                                                    plural,
                                                                    body.formatted(
                                                                            series + number));
                                                            number = next.getAndIncrement();
                                                        }
                                                        return null;
                                                    }))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        long millis = millis(from);
        System.out.printf(
                "%d creates of %s: %d ms, %d a second, %d ms of processor time, client included%n",
                count, plural, millis, count * 1000L / millis, used().minus(before).toMillis());
    }
}
