package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code describe} side by side with a kubectl, for every type a server lists: runs where
 * COX_TEST_CLUSTER is {@code kubeconfig:PATH} and COX_KUBECTL names the program.
 */
class DescribeParityTest {
    private static final String PREFIX = "kubeconfig:";

    /** Types whose objects come and go between two calls, or are made anew for each. */
    private static final Pattern UNSTABLE =
            Pattern.compile("^events|^componentstatuses|metrics\\.k8s\\.io");

    /** What moves between two calls: ages, leases, heartbeats, and columns made wider by them. */
    private static final Map<Pattern, String> MOVING =
            Map.of(
                    Pattern.compile("\\(lasts [^)]*\\)"),
                    "(lasts …)",
                    Pattern.compile("(?m)((?:Renew Time|RenewTime|Resource Version):\\s+).*"),
                    "$1…",
                    Pattern.compile("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]+ [+-]\\d{4}"),
                    "…",
                    Pattern.compile("(?<= )(?:\\d+[smhdy])+(?=[ )\\n])"),
                    "…",
                    Pattern.compile("\\(x\\d+ over "),
                    "(x… over ");

    @TestFactory
    Stream<DynamicTest> everyTypeIsDescribedAsKubectlDoes(@TempDir Path home)
            throws IOException, InterruptedException {
        String cluster = System.getenv().getOrDefault("COX_TEST_CLUSTER", "");
        String kubectl = System.getenv().getOrDefault("COX_KUBECTL", "");
        assumeTrue(
                cluster.startsWith(PREFIX) && !kubectl.isEmpty(),
                "needs COX_TEST_CLUSTER=kubeconfig:PATH and COX_KUBECTL");
        String kubeconfig = cluster.substring(PREFIX.length());
        String types = kubectl(kubectl, kubeconfig, "api-resources", "--verbs=list", "-o", "name");
        return types.lines()
                .filter(type -> !UNSTABLE.matcher(type).find())
                .map(type -> DynamicTest.dynamicTest(type, () -> check(home, kubeconfig, type)));
    }

    private static void check(Path home, String kubeconfig, String type)
            throws IOException, InterruptedException {
        String[] words = {"describe", type, "-A"};
        String expected = kubectl(System.getenv("COX_KUBECTL"), kubeconfig, words);
        Program.Ran ran = new Program(home).with("KUBECONFIG", kubeconfig).run(words);
        assertThat(still(ran.output())).isEqualTo(still(expected));
    }

    private static String kubectl(String program, String kubeconfig, String... words)
            throws IOException, InterruptedException {
        List<String> line = new java.util.ArrayList<>(List.of(program));
        line.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KUBECONFIG", kubeconfig);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private static String still(String text) {
        String still = text;
        for (Map.Entry<Pattern, String> each : MOVING.entrySet()) {
            Matcher matcher = each.getKey().matcher(still);
            still = matcher.replaceAll(each.getValue());
        }
        return still.replaceAll("(?m)[ -]+$", "").replaceAll(" +", " ").replaceAll("-+", "-");
    }
}
