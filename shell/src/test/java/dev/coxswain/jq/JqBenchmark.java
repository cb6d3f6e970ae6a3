package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.jq.value.JsonReader;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/** How long queries take over 10,000 pods that were read already; see {@code bench/jq}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class JqBenchmark {
    private static final int PODS = 10_000;

    @Param public Workload workload;

    private JsonNode pods;
    private Query query;

    @Setup
    public void read() {
        pods = JsonReader.parse(PodList.of(PODS));
        query = new JqEngine().compile(workload.query(), JqOptions.none());
    }

    @Benchmark
    public int run(Blackhole sink) {
        Cancellation none = new Cancellation();
        return JqThread.call(
                () -> {
                    query.run(pods, sink::consume, JqContext.empty(), none);
                    return 1;
                },
                none);
    }
}
