package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Parts;
import dev.coxswain.document.ProtoFields;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The metadata of a list's items as protocol buffers (meta.k8s.io/v1 PartialObjectMetadataList),
 * one by one while the body arrives, with null in place of what nobody reads.
 */
final class MetadataReader implements ItemSource {
    /** What such a body begins with. */
    static final int FIRST_BYTE = 'k';

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    /** The field of the envelope that holds the list, and of the list that holds an item. */
    private static final int CONTENT = 2;

    /** The fields of ObjectMeta by their numbers. */
    private static final Map<Integer, String> FIELDS =
            Map.ofEntries(
                    Map.entry(1, "name"),
                    Map.entry(2, "generateName"),
                    Map.entry(3, "namespace"),
                    Map.entry(4, "selfLink"),
                    Map.entry(5, "uid"),
                    Map.entry(6, "resourceVersion"),
                    Map.entry(7, "generation"),
                    Map.entry(8, "creationTimestamp"),
                    Map.entry(9, "deletionTimestamp"),
                    Map.entry(10, "deletionGracePeriodSeconds"),
                    Map.entry(11, "labels"),
                    Map.entry(12, "annotations"),
                    Map.entry(13, "ownerReferences"),
                    Map.entry(14, "finalizers"),
                    Map.entry(17, "managedFields"));

    private static final Map<Integer, String> OWNER_FIELDS =
            Map.of(
                    1,
                    "kind",
                    3,
                    "name",
                    4,
                    "uid",
                    5,
                    "apiVersion",
                    6,
                    "controller",
                    7,
                    "blockOwnerDeletion");

    private final ResourceType type;
    private final InputStream body;
    private final @Nullable Parts parts;

    /** Bytes of the list that are still to come; -1 before it began. */
    private long left = -1;

    /** Where {@code item} says what is read of each item. */
    MetadataReader(ResourceType type, InputStream body, Parts item) {
        this.type = type;
        this.body = new BufferedInputStream(body, 1 << 16);
        this.parts = item.at("metadata");
    }

    /** Whether it reads these parts of the metadata as they would be in JSON. */
    static boolean canRead(Map<String, Parts> fields) {
        Set<String> names = Set.copyOf(FIELDS.values());
        for (Map.Entry<String, Parts> each : fields.entrySet()) {
            boolean owners = each.getKey().equals("ownerReferences");
            Parts element = owners ? each.getValue().element() : null;
            // The order of an owner's keys is another one in custom resources.
            boolean ordered = element != null && element.onlyKeys() == null;
            if (!names.contains(each.getKey())
                    || each.getKey().equals("managedFields")
                    || ordered) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Item next() {
        try {
            if (left < 0) {
                begin();
            }
            while (left > 0) {
                int field = (int) varint() >>> 3;
                byte[] bytes = bytes();
                if (field == CONTENT) {
                    return item(new ProtoFields(bytes));
                }
            }
            return null;
        } catch (IOException e) {
            throw ItemReader.broken(e);
        }
    }

    private void begin() throws IOException {
        left = Long.MAX_VALUE;
        for (byte each : MAGIC) {
            if (octet() != each) {
                throw new IOException("neither JSON nor protocol buffers");
            }
        }
        while ((int) varint() >>> 3 != CONTENT) {
            bytes();
        }
        left = varint();
    }

    private int octet() throws IOException {
        int b = body.read();
        if (b < 0) {
            throw new EOFException("unexpected end");
        }
        left--;
        return b;
    }

    private long varint() throws IOException {
        long value = 0;
        int b;
        int shift = 0;
        do {
            b = octet();
            value |= (long) (b & 0x7F) << shift;
            shift += 7;
        } while (b >= 0x80 && shift < Long.SIZE);
        return value;
    }

    private byte[] bytes() throws IOException {
        long length = varint();
        if (length < 0 || length > Math.min(left, Integer.MAX_VALUE)) {
            throw new IOException("a length of " + length);
        }
        byte[] bytes = body.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("unexpected end");
        }
        left -= length;
        return bytes;
    }

    private Item item(ProtoFields fields) throws IOException {
        ObjectNode item = Json.object();
        item.put("apiVersion", type.apiVersion());
        item.put("kind", type.kind());
        item.putNull("metadata");
        while (parts != null && fields.next()) {
            if (fields.number() == 1) {
                item.set("metadata", metadata(fields.message(), parts));
            }
        }
        return Item.of(item);
    }

    private static ObjectNode metadata(ProtoFields fields, Parts parts) throws IOException {
        ObjectNode metadata = Json.object();
        while (fields.next()) {
            String name = FIELDS.get(fields.number());
            // Of numbers, only one that may be left out is told where it is 0.
            boolean blank = fields.isBlank() && !"deletionGracePeriodSeconds".equals(name);
            if (name == null || blank) {
                continue;
            }
            if (parts.at(name) == null || name.equals("managedFields")) {
                metadata.putNull(name);
            } else {
                add(metadata, name, fields);
            }
        }
        return metadata;
    }

    private static void add(ObjectNode metadata, String name, ProtoFields fields)
            throws IOException {
        switch (name) {
            case "generation", "deletionGracePeriodSeconds" ->
                    metadata.set(name, LongNode.valueOf(fields.varint()));
            case "creationTimestamp", "deletionTimestamp" ->
                    metadata.set(name, time(fields.message()));
            case "labels", "annotations" ->
                    entry(metadata.withObjectProperty(name), fields.message());
            case "ownerReferences" -> metadata.withArrayProperty(name).add(owner(fields.message()));
            case "finalizers" -> metadata.withArrayProperty(name).add(fields.text());
            default -> metadata.put(name, fields.text());
        }
    }

    private static JsonNode time(ProtoFields fields) throws IOException {
        long seconds = 0;
        boolean set = false;
        while (fields.next()) {
            if (fields.number() == 1) {
                seconds = fields.varint();
                set = true;
            }
        }
        return set
                ? TextNode.valueOf(Instant.ofEpochSecond(seconds).toString())
                : NullNode.instance;
    }

    private static void entry(ObjectNode map, ProtoFields fields) throws IOException {
        String key = "";
        String value = "";
        while (fields.next()) {
            if (fields.number() == 1) {
                key = fields.text();
            } else {
                value = fields.text();
            }
        }
        map.put(key, value);
    }

    private static ObjectNode owner(ProtoFields fields) throws IOException {
        ObjectNode owner = Json.object();
        while (fields.next()) {
            String name = OWNER_FIELDS.get(fields.number());
            if (name != null) {
                owner.set(
                        name,
                        fields.isText()
                                ? TextNode.valueOf(fields.text())
                                : BooleanNode.valueOf(fields.varint() != 0));
            }
        }
        return owner;
    }

    @Override
    public void close() {
        left = 0;
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }
}
