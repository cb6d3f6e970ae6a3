package dev.coxswain.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.document.Json;
import dev.coxswain.document.Parts;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

class MetadataReaderTest {
    private static final ResourceType PODS =
            new ResourceType(
                    "",
                    "v1",
                    "Pod",
                    "pods",
                    "pod",
                    true,
                    List.of(),
                    List.of(),
                    Set.of("list"),
                    Set.of());

    private static final Parts METADATA =
            Parts.of(
                    Map.of(
                            "metadata",
                            Parts.of(
                                    Map.of(
                                            "name", Parts.ALL,
                                            "generation", Parts.ALL,
                                            "creationTimestamp", Parts.ALL,
                                            "deletionGracePeriodSeconds", Parts.ALL,
                                            "labels", Parts.ALL,
                                            "ownerReferences", Parts.ALL,
                                            "finalizers", Parts.ALL),
                                    null,
                                    false)),
                    null,
                    false);

    /** A message being put together. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void varint(long value) {
            long left = value;
            while (left > 0x7F) {
                bytes.write((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
        }

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    private static byte[] body(Message... items) {
        Message list = new Message().message(1, new Message().text(2, "77"));
        for (Message item : items) {
            list.message(2, new Message().message(1, item));
        }
        Message envelope =
                new Message()
                        .message(1, new Message().text(1, "meta.k8s.io/v1").text(2, "List"))
                        .message(2, list)
                        .text(3, "")
                        .text(4, "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {'k', '8', 's', 0});
        body.writeBytes(envelope.bytes.toByteArray());
        return body.toByteArray();
    }

    private static Message pod(String name) {
        return new Message()
                .text(1, name)
                .text(2, "")
                .text(3, "default")
                .text(4, "")
                .number(7, 0)
                .message(8, new Message().number(1, 1_767_225_600L).number(2, 0))
                .number(10, 0)
                .message(11, new Message().text(1, "a").text(2, "ü"))
                .message(11, new Message().text(1, "b").text(2, ""))
                .message(
                        13,
                        new Message()
                                .text(1, "Job")
                                .text(3, "j")
                                .text(4, "1-2")
                                .text(5, "batch/v1")
                                .number(6, 1)
                                .number(7, 0))
                .text(14, "x/y")
                .message(17, new Message().text(1, "manager"));
    }

    private static List<String> read(byte[] body, Parts parts) {
        List<String> items = new ArrayList<>();
        try (MetadataReader reader =
                new MetadataReader(PODS, new ByteArrayInputStream(body), parts)) {
            for (Item item = reader.next(); item != null; item = reader.next()) {
                items.add(Json.compact(item.json()));
            }
        }
        return items;
    }

    @Test
    void readsWhatIsAskedForAsItWouldBeInJson() {
        String pod =
                """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":null,\
                "creationTimestamp":"2026-01-01T00:00:00Z","deletionGracePeriodSeconds":0,\
                "labels":{"a":"ü","b":""},"ownerReferences":[{"kind":"Job","name":"j","uid":"1-2",\
                "apiVersion":"batch/v1","controller":true,"blockOwnerDeletion":false}],\
                "finalizers":["x/y"],"managedFields":null}}""";
        assertThat(read(body(pod("web"), pod("db")), METADATA))
                .containsExactly(pod.formatted("web"), pod.formatted("db"));
        assertThat(read(body(), METADATA)).isEmpty();
    }

    @Test
    void countsItemsOfWhichNothingIsRead() {
        assertThat(read(body(pod("web"), pod("db")), Parts.of(Map.of(), null, false)))
                .containsExactly(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":null}",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":null}");
    }

    @Test
    void aBodyThatIsCutOffIsAnError() {
        byte[] body = body(pod("web"), pod("db"));
        assertThatThrownBy(() -> read(Arrays.copyOf(body, body.length - 20), METADATA))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("unexpected end of JSON input");
        assertThatThrownBy(() -> read("kaputt".getBytes(StandardCharsets.UTF_8), METADATA))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("neither JSON nor protocol buffers");
    }
}
