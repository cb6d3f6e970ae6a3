package dev.coxswain.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.StoreFile;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What rollouts of many replicas take of simulated and of processor time. */
final class RolloutFigures {
    private static final Key WEB = new Key("deployments.apps", "default", "web");
    private static final Duration STEP = Duration.ofMillis(100);

    private final PrintStream out;
    private final Path directory;

    RolloutFigures(PrintStream out, Path directory) {
        this.out = out;
        this.directory = directory;
    }

    void run(int replicas) throws Exception {
        try (Store store = StoreFile.open(directory, out::println).orElseThrow()) {
            var machinery = Machinery.assemble(store, InstantSource.fixed(Instant.now()));
            machinery.timeline().settle();
            roll(machinery, replicas, "deployment of " + replicas + " replicas");
            for (String image : new String[] {"nginx:1.27", "nginx:1.28", "nginx:1.29"}) {
                machinery
                        .api()
                        .modify(
                                WEB,
                                Objects.MAIN,
                                web ->
                                        ((ObjectNode) web.at("/spec/template/spec/containers/0"))
                                                .put("image", image));
                settle(machinery, replicas, "rollout of " + replicas + " replicas");
            }
            machinery.timeline().close();
            machinery.node().close();
        }
    }

    private void roll(Machinery machinery, int replicas, String what) {
        ObjectNode web = Json.object();
        web.putObject("metadata").put("name", "web").put("namespace", "default");
        ObjectNode spec = web.putObject("spec").put("replicas", replicas);
        spec.putObject("selector").putObject("matchLabels").put("app", "web");
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("app", "web");
        template.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "web")
                .put("image", "nginx:1.26");
        machinery.api().create(WEB.type(), web);
        settle(machinery, replicas, what);
    }

    private void settle(Machinery machinery, int replicas, String what) {
        Instant begin = machinery.timeline().instant();
        long before = PracticeFigures.processor();
        do {
            machinery.timeline().advance(STEP);
        } while (!complete(machinery.api().get(WEB).orElseThrow(), replicas));
        long simulated = Duration.between(begin, machinery.timeline().instant()).toMillis();
        out.printf(
                "%-34s %7d ms %7d ms   <= 20 s simulated, 2 s of processor time%n",
                what, simulated, (PracticeFigures.processor() - before) / 1_000_000);
    }

    private static boolean complete(JsonNode web, int replicas) {
        JsonNode status = web.path("status");
        return status.path("observedGeneration").equals(web.path("metadata").path("generation"))
                && status.path("replicas").asInt() == replicas
                && status.path("updatedReplicas").asInt() == replicas
                && status.path("availableReplicas").asInt() == replicas;
    }
}
