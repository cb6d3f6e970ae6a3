package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads all objects of a file, on all processors at once, since that is what opening waits for. */
final class Loading {
    private static final int PORTION = 2000;

    private Loading() {}

    private record Tree(String name, Stored object) {}

    /** Puts the objects of {@code file} into {@code index}, their like parts shared. */
    static void load(MVMap<String, byte[]> file, Index index, Shared shared) {
        var cursor = file.cursor(null);
        List<Map.Entry<String, byte[]>> texts = portion(cursor);
        while (!texts.isEmpty()) {
            List<Tree> trees =
                    texts.parallelStream()
                            .map(each -> new Tree(each.getKey(), tree(each.getValue())))
                            .toList();
            for (Tree each : trees) {
                shared.share(each.object);
                int slash = each.name.indexOf('/');
                index.put(
                        each.name.substring(0, slash), each.name.substring(slash + 1), each.object);
            }
            texts = portion(cursor);
        }
    }

    /** Read as text: from bytes the parser learns names with quotes in them anew each time. */
    private static Stored tree(byte[] bytes) {
        var object = (ObjectNode) Json.parse(new String(bytes, StandardCharsets.UTF_8));
        Stored stored = Stored.of(object);
        stored.keep(bytes);
        return stored;
    }

    private static List<Map.Entry<String, byte[]>> portion(Cursor<String, byte[]> cursor) {
        List<Map.Entry<String, byte[]>> texts = new ArrayList<>();
        while (texts.size() < PORTION && cursor.hasNext()) {
            String name = cursor.next();
            texts.add(Map.entry(name, cursor.getValue()));
        }
        return texts;
    }
}
