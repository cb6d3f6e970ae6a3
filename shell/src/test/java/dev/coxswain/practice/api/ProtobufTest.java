package dev.coxswain.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.document.Json;
import dev.coxswain.practice.kind.BuiltInKinds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class ProtobufTest {
    private static final Protobuf PROTOBUF = new Protobuf(new Kinds(new BuiltInKinds()));

    /** A message that is being put together. */
    private record Message(ByteArrayOutputStream bytes) {
        static Message of() {
            return new Message(new ByteArrayOutputStream());
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                bytes.write((int) (left & 0x7F) | 0x80);
                left >>>= 7;
            }
            bytes.write((int) left);
        }

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message real(int field, double value) {
            varint(field << 3 | 1);
            bytes.writeBytes(
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
            return this;
        }

        Message text(int field, String value) {
            byte[] raw = value.getBytes(StandardCharsets.UTF_8);
            varint(field << 3 | 2);
            varint(raw.length);
            bytes.writeBytes(raw);
            return this;
        }

        Message put(int field, Message value) {
            varint(field << 3 | 2);
            varint(value.bytes().size());
            bytes.writeBytes(value.bytes().toByteArray());
            return this;
        }

        Message entry(int field, String key, String value) {
            return put(field, of().text(1, key).text(2, value));
        }
    }

    private static byte[] envelope(String version, String kind, Message content) {
        Message type = Message.of().text(1, version).text(2, kind);
        Message unknown = Message.of().put(1, type).put(2, content).text(3, "").text(4, "");
        var body = new ByteArrayOutputStream();
        body.writeBytes("k8s\0".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(unknown.bytes().toByteArray());
        return body.toByteArray();
    }

    private static String read(String version, String kind, Message content) {
        Decoded decoded = PROTOBUF.read(envelope(version, kind, content), kind).orElseThrow();
        return Json.compact(decoded.object());
    }

    /** As a typed client writes it: fields that are always there are there, empty. */
    private static Message metadata(String name) {
        return Message.of()
                .text(1, name)
                .text(2, "")
                .text(3, "")
                .text(5, "")
                .text(6, "")
                .number(7, 0)
                .put(8, Message.of());
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        Message map = Message.of().put(1, metadata("cm").entry(11, "app", "web"));
        map.entry(2, "a", "1").entry(2, "blank", "").entry(3, "raw", "\1\2").number(4, 0);
        assertThat(read("v1", "ConfigMap", map))
                .isEqualTo(
                        """
                        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cm","labels":{"app":"web"}},\
                        "data":{"a":"1","blank":""},"binaryData":{"raw":"AQI="},"immutable":false}""");
    }

    @Test
    void fieldsOfTypesWithinTypesLieInTheObject() {
        Message get = Message.of().text(1, "/ready");
        get.put(2, Message.of().number(1, 1).number(2, 0).text(3, "http"));
        Message probe = Message.of().put(1, Message.of().put(2, get)).number(2, 0).number(3, 5);
        Message secret = Message.of().put(1, Message.of().text(1, "s")).text(2, "k").number(3, 0);
        Message env = Message.of().text(1, "E").text(2, "").put(3, Message.of().put(4, secret));
        Message container = Message.of().text(1, "web").text(2, "nginx").text(4, "").text(4, "x");
        container.put(6, Message.of().number(2, 0).number(3, 80)).put(7, env).put(11, probe);
        Message quantity = Message.of().text(1, "cpu").put(2, Message.of().text(1, "500m"));
        container.put(8, Message.of().put(2, quantity));
        Message volume = Message.of().text(1, "v").put(2, Message.of().put(2, Message.of()));
        Message spec = Message.of().put(1, volume).put(2, container).number(4, 0);
        spec.text(3, "").number(11, 1).number(12, 0);
        assertThat(read("v1", "Pod", Message.of().put(1, metadata("p")).put(2, spec)))
                .isEqualTo(
                        """
                        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{\
                        "volumes":[{"name":"v","emptyDir":{}}],\
                        "containers":[{"name":"web","image":"nginx","args":["","x"],\
                        "ports":[{"containerPort":80}],\
                        "env":[{"name":"E","valueFrom":{"secretKeyRef":{"name":"s","key":"k","optional":false}}}],\
                        "readinessProbe":{"httpGet":{"path":"/ready","port":"http"},"timeoutSeconds":5},\
                        "resources":{"requests":{"cpu":"500m"}}}],\
                        "terminationGracePeriodSeconds":0,"hostNetwork":true}}""");
    }

    @Test
    void aZeroThatMeansSomethingStays() {
        Message rolling = Message.of();
        rolling.put(1, Message.of().number(1, 0).number(2, 0).text(3, ""));
        rolling.put(2, Message.of().number(1, 1).number(2, 0).text(3, "50%"));
        Message spec = Message.of().number(1, 0).put(4, Message.of().put(2, rolling)).number(5, 0);
        assertThat(read("apps/v1", "Deployment", Message.of().put(2, spec)))
                .contains(
                        "\"spec\":{\"replicas\":0,\"strategy\":{\"rollingUpdate\":{"
                                + "\"maxUnavailable\":0,\"maxSurge\":\"50%\"}}}");
    }

    @Test
    void timesAndDefinitionsAndWhatIsServedBelowObjects() {
        Message lease = Message.of().text(1, "me").number(2, 15);
        lease.put(4, Message.of().number(1, 1_000_000_000).number(2, 5_000));
        assertThat(read("coordination.k8s.io/v1", "Lease", Message.of().put(2, lease)))
                .contains("\"renewTime\":\"2001-09-09T01:46:40.000005Z\"");
        Message options =
                Message.of().number(1, 0).put(2, Message.of().text(1, "u")).text(5, "All");
        assertThat(read("policy/v1", "Eviction", Message.of().put(2, options)))
                .endsWith(
                        "\"deleteOptions\":{\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\"u\"},"
                                + "\"dryRun\":[\"All\"]}}");
        assertThat(read("apps/v1", "DeleteOptions", options)).contains("\"gracePeriodSeconds\":0");
        Message item =
                Message.of().text(5, "number").real(9, 2.5).put(8, Message.of().text(1, "[1]"));
        Message root =
                Message.of().text(5, "object").put(29, Message.of().text(1, "n").put(2, item));
        root.put(30, Message.of().number(1, 1)).put(24, Message.of().put(1, item));
        Message version = Message.of().text(1, "v1").put(4, Message.of().put(1, root));
        Message spec = Message.of().put(7, version);
        assertThat(
                        read(
                                "apiextensions.k8s.io/v1",
                                "CustomResourceDefinition",
                                Message.of().put(2, spec)))
                .contains(
                        "\"openAPIV3Schema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"number\","
                                + "\"maximum\":2.5,\"default\":[1]}},\"additionalProperties\":true,"
                                + "\"items\":{\"type\":\"number\",\"maximum\":2.5,\"default\":[1]}}");
    }

    @Test
    void aKindOfWhichNoFieldsAreKnownIsNotRead() {
        assertThat(PROTOBUF.read(envelope("example.com/v1", "Foo", Message.of()), "Foo")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''               | empty data (<empty>)
                    6b387300         | empty body (6b387300)
                    67617262         | provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] (67617262)
                    6b3873000aff     | unexpected EOF (6b3873000aff)
                    """)
    void whatIsNoObjectIsRefused(String hex, String why) {
        assertThatThrownBy(() -> PROTOBUF.read(HexFormat.of().parseHex(hex), "ConfigMap"))
                .isInstanceOf(StatusException.class)
                .hasMessage(
                        "the object provided is unrecognized (must be of type ConfigMap): " + why);
    }

    @Test
    void anObjectThatIsCutOffIsRefused() {
        byte[] body = envelope("v1", "ConfigMap", Message.of().text(1, "\n\11abc"));
        assertThatThrownBy(() -> PROTOBUF.read(body, "ConfigMap"))
                .hasMessage(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: unexpected"
                                + " EOF");
    }

    @Test
    void messagesWithoutEndAreRefused() {
        Message root = Message.of().text(5, "object");
        for (int level = 0; level < 5_000; level++) {
            root = Message.of().put(28, root);
        }
        Message version = Message.of().put(4, Message.of().put(1, root));
        byte[] body =
                envelope(
                        "apiextensions.k8s.io/v1",
                        "CustomResourceDefinition",
                        Message.of().put(2, Message.of().put(7, version)));
        assertThatThrownBy(() -> PROTOBUF.read(body, "CustomResourceDefinition"))
                .hasMessageEndingWith("proto: messages are nested too deeply");
    }
}
