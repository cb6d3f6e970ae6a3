package dev.coxswain.command.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.Command;
import dev.coxswain.command.Told;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;

import java.util.List;

class OperatingTest {
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments/web";
    private static final String NODE = "/api/v1/nodes/n";

    private final FakeCluster cluster = new FakeCluster();

    private static Command named(String name) {
        return WritingCommands.named(name);
    }

    private List<String> lines(String command, String... words) {
        return Told.lines(cluster.run(named(command), words));
    }

    @Test
    void exposeMakesAServiceOfTheContainersPort() {
        cluster.answer(
                DEPLOYMENT,
                """
                {"metadata":{"name":"web"},"spec":{"selector":{"matchLabels":{"app":"web"}},
                "template":{"spec":{"containers":[{"ports":[{"containerPort":53,
                "protocol":"UDP"}]}]}}}}
                """);

        Result result = cluster.run(named("expose"), "deploy", "web", "--dry-run=client");
        try (ItemSource source = ((Items) result).objects()) {
            assertThat(String.valueOf(source.next().json()))
                    .isEqualTo(
                            "{\"kind\":\"Service\",\"apiVersion\":\"v1\",\"metadata\":"
                                    + "{\"name\":\"web\"},\"spec\":"
                                    + "{\"ports\":[{\"protocol\":\"UDP\",\"port\":53,"
                                    + "\"targetPort\":53}],\"selector\":{\"app\":\"web\"}},"
                                    + "\"status\":{\"loadBalancer\":{}}}");
        }
        assertThat(lines("expose", "deploy", "web", "--dry-run=client"))
                .containsExactly("service/web exposed (dry run)", "exit 0");
    }

    @Test
    void exposeNeedsAPortAndAKindItKnows() {
        cluster.answer(DEPLOYMENT, "{\"metadata\":{\"name\":\"web\"}}");
        cluster.answer(NODE, "{\"metadata\":{\"name\":\"n\"}}");

        assertThat(lines("expose", "deploy/web"))
                .containsExactly(
                        "error: couldn't find port via --port flag or introspection", "exit 1");
        assertThat(lines("expose", "node/n", "--port=80"))
                .containsExactly("error: cannot expose a Node", "exit 1");
    }

    @Test
    void taintsAreAddedOnceAndTakenAway() {
        cluster.answer(
                NODE,
                "{\"metadata\":{\"name\":\"n\"},\"spec\":{\"taints\":[{\"key\":\"a\","
                        + "\"value\":\"b\",\"effect\":\"NoSchedule\"}]}}");
        cluster.answer(
                NODE + "?fieldManager=kubectl-taint&fieldValidation=Strict",
                "{\"metadata\":{\"name\":\"n\"}}");

        assertThat(lines("taint", "node", "n", "a=c:NoSchedule"))
                .containsExactly(
                        "error: node n already has a taint(s) with same effect(s) and --overwrite"
                                + " is false",
                        "exit 1");
        assertThat(lines("taint", "node", "n", "a=c:NoExecute"))
                .containsExactly("node/n tainted", "exit 0");
        assertThat(lines("taint", "node", "n", "a-")).containsExactly("node/n untainted", "exit 0");
        assertThat(lines("taint", "node", "n", "x-"))
                .containsExactly("error: taint \"x\" not found", "exit 1");
    }

    @Test
    void aNodeIsNotDrainedOfPodsNobodyMakesAnew() {
        cluster.answer(NODE, "{\"metadata\":{\"name\":\"n\"},\"spec\":{\"unschedulable\":true}}");
        cluster.answer(
                "/api/v1/pods?fieldSelector=spec.nodeName%3Dn",
                "{\"items\":[{\"metadata\":{\"name\":\"web\",\"namespace\":\"default\"}}]}");

        assertThat(lines("drain", "n"))
                .containsExactly(
                        "node/n already cordoned",
                        "error: unable to drain node \"n\" due to error: cannot delete Pods that"
                                + " declare no controller (use --force to override): default/web",
                        "exit 1");
    }
}
