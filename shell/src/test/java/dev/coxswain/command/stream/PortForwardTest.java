package dev.coxswain.command.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

class PortForwardTest {
    private static final String SERVICE =
            """
            {"metadata":{"name":"web","namespace":"default"},
             "spec":{"selector":{"app":"two"},"clusterIP":"10.0.0.1",
              "ports":[{"name":"www","port":8080,"targetPort":"http"}]}}
            """;
    private final StreamBed bed = new StreamBed();

    private Lines forwarding = Lines.of("");

    private BufferedReader start(String... words) {
        Invocation invocation = bed.cluster.invocation(new PortForward(), null, List.of(words));
        forwarding = (Lines) new PortForward().run(invocation);
        return new BufferedReader(
                new InputStreamReader(forwarding.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void leadsEachConnectionThroughAWebsocketOfItsOwn() throws IOException {
        FakeChannel channel = new FakeChannel("v4.channel.k8s.io");
        channel.says(0, new byte[] {80, 0}).says(1, new byte[] {80, 0});
        channel.onSend(message -> channel.says(0, "answer\n"));
        bed.cluster.channel(channel);
        try (BufferedReader said = start("two", ":http")) {
            String first = said.readLine();
            assertThat(first).matches("Forwarding from 127\\.0\\.0\\.1:\\d+ -> 80");
            int port = Integer.parseInt(first.replaceAll(".*:(\\d+) .*", "$1"));
            try (Socket local = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                local.getOutputStream().write("question\n".getBytes());
                var answer = new BufferedReader(new InputStreamReader(local.getInputStream()));
                assertThat(answer.readLine()).isEqualTo("answer");
            }
            String next = said.readLine();
            assertThat(next.startsWith("Forwarding from [::1]:") ? said.readLine() : next)
                    .isEqualTo("Handling connection for " + port);
        }
        assertThat(channel.sent(0)).asString().isEqualTo("question\n");
        assertThat(bed.cluster.requests)
                .last()
                .isEqualTo("CONNECT /api/v1/namespaces/default/pods/two/portforward?ports=80");
        while (!channel.closed) {
            Thread.onSpinWait();
        }
    }

    @Test
    void listensOnlyWhereItIsTold() throws IOException {
        try (BufferedReader said = start("two", ":80", "--address", "127.0.0.1,127.0.0.1")) {
            assertThat(said.readLine()).startsWith("Forwarding from 127.0.0.1:");
            assertThat(said.ready()).isFalse();
        }
    }

    @Test
    void aRefusedPortEndsTheForwarding() throws IOException, InterruptedException {
        FakeChannel channel = new FakeChannel("v4.channel.k8s.io");
        channel.says(0, new byte[] {9, 0}).says(1, new byte[] {9, 0}).says(1, "refused\n").ends();
        bed.cluster.channel(channel);
        try (BufferedReader said = start("two", ":9")) {
            int port = Integer.parseInt(said.readLine().replaceAll(".*:(\\d+) .*", "$1"));
            try (Socket local = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                assertThat(local.getInputStream().read()).isEqualTo(-1);
            }
            while (bed.cluster.notices.isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(bed.cluster.notices)
                    .containsExactly(
                            "error: an error occurred forwarding " + port + " -> 9: refused");
            assertThat(said.lines().toList()).endsWith("Handling connection for " + port);
            assertThat(forwarding.outcome())
                    .isEqualTo(
                            new Outcome(
                                    1, List.of(new Failure.Plain("lost connection to pod", null))));
        }
    }

    @Test
    void aServicesPortLeadsToItsTargetPort() throws IOException {
        bed.cluster
                .answer("/api/v1/namespaces/default/services/web", SERVICE)
                .answer(
                        "/api/v1/namespaces/default/pods?labelSelector=app%3Dtwo",
                        "{\"items\":[" + StreamBed.TWO + "]}");
        try (BufferedReader said = start("svc/web", ":www")) {
            assertThat(said.readLine()).endsWith(" -> 80");
        }
        assertThat(bed.run(new PortForward(), "svc/web", "1:81"))
                .isEqualTo("! error: Service web does not have a service port 81\nexit 1\n");
    }

    @Test
    void refusesInKubectlsWords() {
        assertThat(bed.run(new PortForward(), "two"))
                .startsWith("! error: TYPE/NAME and list of ports are required for port-forward\n");
        assertThat(bed.run(new PortForward(), "two", "1:nope"))
                .isEqualTo("! error: Pod 'two' does not have a named port 'nope'\nexit 1\n");
        assertThat(bed.run(new PortForward(), "two", "99999:80"))
                .isEqualTo(
                        "! error: error parsing local port '99999': strconv.ParseUint: parsing"
                                + " \"99999\": value out of range\nexit 1\n");
        assertThat(bed.run(new PortForward(), "two", "99999"))
                .startsWith("! error: error parsing local port '99999': ");
        assertThat(bed.run(new PortForward(), "two", "1:0"))
                .isEqualTo("! error: remote port must be > 0\nexit 1\n");
    }

    @Test
    void aNameIsNoAddressToListenAt() {
        assertThatThrownBy(() -> start("two", ":80", "--address", "nohost.invalid"))
                .hasMessageContaining("nohost.invalid is not a valid IP");
    }
}
