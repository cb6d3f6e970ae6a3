package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.result.Lines;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Objects in words. */
class DescribeTest {
    private final FakeCluster cluster = new FakeCluster();

    private String describe(String... words) throws IOException {
        try (Lines lines = (Lines) cluster.run(new Describe(), words)) {
            return new String(lines.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void kindsWithoutWordsOfTheirOwnAreShownFieldByField() throws IOException {
        cluster.answer(
                "/api/v1/namespaces/default/services/web",
                """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"default","uid":"u",
                "labels":{"b":"2","a":"1"}},"spec":{"clusterIP":"10.0.0.1","ports":[{"port":80}]}}
                """);
        cluster.answer(
                "/api/v1/namespaces/default/events?fieldSelector=involvedObject.name%3Dweb%2C"
                        + "involvedObject.namespace%3Ddefault%2CinvolvedObject.kind%3DService%2C"
                        + "involvedObject.uid%3Du",
                """
                {"items":[{"type":"Normal","reason":"Made","message":"made it","count":3,
                "firstTimestamp":"2026-05-01T11:00:00Z","lastTimestamp":"2026-05-01T11:59:00Z",
                "source":{"component":"me"}}]}
                """);
        assertThat(describe("svc", "web"))
                .isEqualTo(
                        """
                        Name:         web
                        Namespace:    default
                        Labels:       a=1
                                      b=2
                        Annotations:  <none>
                        API Version:  v1
                        Kind:         Service
                        Metadata:
                          UID:  u
                        Spec:
                          Cluster IP:  10.0.0.1
                          Ports:
                            Port:  80
                        Events:
                          Type    Reason  Age                From  Message
                          ----    ------  ----               ----  -------
                          Normal  Made    60s (x3 over 60m)  me    made it
                        """);
    }

    @Test
    void secretsKeepTheirValues() {
        assertThat(
                        TabText.align(
                                Description.of(
                                        dev.coxswain.document.Json.parse(
                                                """
                                                {"kind":"Secret","type":"Opaque","metadata":{"name":"s","namespace":"n"},
                                                "data":{"a":"aGVsbG8="}}
                                                """))))
                .isEqualTo(
                        """
                        Name:         s
                        Namespace:    n
                        Labels:       <none>
                        Annotations:  <none>

                        Type:  Opaque

                        Data
                        ====
                        a:  5 bytes
                        """);
    }
}
