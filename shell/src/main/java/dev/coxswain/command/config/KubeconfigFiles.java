package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.config.OwnedFile;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.render.GoYaml;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kubeconfig files as documents, and the rules of which one is changed (client-go's
 * ModifyConfig): an entry in the file that holds it, a new one in the first file that exists, or in
 * the last of the list where none does.
 */
final class KubeconfigFiles {
    private static final String CURRENT = "current-context";
    private static final int TRIES = 20;
    private static final long PAUSE_MILLISECONDS = 50;

    private final Map<Path, ObjectNode> documents = new LinkedHashMap<>();

    private static final String PREFERENCES = "preferences";

    private KubeconfigFiles() {}

    /** Reads the files that the call means; those that are not there are empty. */
    static KubeconfigFiles of(Invocation invocation) {
        KubeconfigFiles files = new KubeconfigFiles();
        String named = invocation.connection().kubeconfig();
        String explicit = named != null ? named : invocation.session().kubeconfig();
        for (Path file : invocation.session().clusters().files(explicit)) {
            files.documents.put(file, read(file));
        }
        return files;
    }

    private static ObjectNode read(Path file) {
        try {
            JsonNode document = Files.exists(file) ? Yaml.parse(Files.readString(file)) : null;
            return document instanceof ObjectNode object ? object : Json.object();
        } catch (IOException e) {
            throw FailureException.plain("open " + file + ": " + e.getMessage());
        } catch (YamlException e) {
            throw FailureException.plain(
                    "error loading config file \"" + file + "\": " + e.words());
        }
    }

    /** The names of a kind's entries, as {@code clusters}, each once. */
    List<String> names(String kind) {
        List<String> names = new ArrayList<>();
        for (ObjectNode document : documents.values()) {
            for (JsonNode each : document.path(kind)) {
                String name = Json.text(each, "name");
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The value of an entry, null where there is none. */
    @Nullable ObjectNode entry(String kind, String name) {
        for (ObjectNode document : documents.values()) {
            ObjectNode found = find(document, kind, name);
            if (found != null) {
                return found.path(single(kind)) instanceof ObjectNode value
                        ? value
                        : found.putObject(single(kind));
            }
        }
        return null;
    }

    /** The directory that an entry's relative paths start from. */
    @Nullable Path directory(String kind, String name) {
        Path file = holder(kind, name);
        return file == null ? null : file.toAbsolutePath().getParent();
    }

    private @Nullable Path holder(String kind, String name) {
        for (Map.Entry<Path, ObjectNode> each : documents.entrySet()) {
            if (find(each.getValue(), kind, name) != null) {
                return each.getKey();
            }
        }
        return null;
    }

    private static @Nullable ObjectNode find(ObjectNode document, String kind, String name) {
        for (JsonNode each : document.path(kind)) {
            if (each instanceof ObjectNode entry && Json.text(entry, "name").equals(name)) {
                return entry;
            }
        }
        return null;
    }

    static String single(String kind) {
        return kind.substring(0, kind.length() - 1);
    }

    String currentContext() {
        for (ObjectNode document : documents.values()) {
            String current = Json.text(document, CURRENT);
            if (!current.isEmpty()) {
                return current;
            }
        }
        return "";
    }

    /** The file that is named in messages and takes what is new. */
    Path main() {
        for (Path file : documents.keySet()) {
            if (Files.exists(file)) {
                return file;
            }
        }
        return List.copyOf(documents.keySet()).getLast();
    }

    /** Puts an entry where it is, or as a new one where new ones go. */
    void put(String kind, String name, ObjectNode value) {
        Path holder = holder(kind, name);
        Path file = holder == null ? main() : holder;
        ObjectNode document = document(file);
        ObjectNode entry = find(document, kind, name);
        if (entry == null) {
            ArrayNode list =
                    document.path(kind) instanceof ArrayNode there
                            ? there
                            : document.putArray(kind);
            entry = list.addObject();
            entry.put("name", name);
        }
        entry.set(single(kind), value);
        save(file);
    }

    /** Removes an entry; false where there is none. */
    boolean remove(String kind, String name) {
        Path file = holder(kind, name);
        if (file == null) {
            return false;
        }
        ArrayNode left = Json.array();
        for (JsonNode each : document(file).path(kind)) {
            if (!Json.text(each, "name").equals(name)) {
                left.add(each);
            }
        }
        document(file).set(kind, left);
        save(file);
        return true;
    }

    /** Sets the current context; an empty name clears it where it is set. */
    void currentContext(String name) {
        if (name.equals(currentContext())) {
            return;
        }
        Path file = main();
        if (name.isEmpty()) {
            for (Map.Entry<Path, ObjectNode> each : documents.entrySet()) {
                if (!Json.text(each.getValue(), CURRENT).isEmpty()) {
                    file = each.getKey();
                    break;
                }
            }
        }
        document(file).put(CURRENT, name);
        save(file);
    }

    /** The preferences; empty where there are none. */
    JsonNode preferences() {
        for (ObjectNode document : documents.values()) {
            if (!document.path(PREFERENCES).isEmpty()) {
                return document.path(PREFERENCES);
            }
        }
        return Json.object();
    }

    /** Sets whether colors are preferred; null takes the preferences away. */
    void colors(@Nullable Boolean wanted) {
        for (Map.Entry<Path, ObjectNode> each : documents.entrySet()) {
            if (each.getValue().remove(PREFERENCES) != null) {
                save(each.getKey());
            }
        }
        if (wanted != null) {
            document(main()).putObject(PREFERENCES).put("colors", wanted.booleanValue());
            save(main());
        }
    }

    private ObjectNode document(Path file) {
        return java.util.Objects.requireNonNull(documents.get(file));
    }

    private void save(Path file) {
        String text = GoYaml.of(KubeconfigForm.file(document(file)));
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(
                    java.util.Objects.requireNonNull(file.toAbsolutePath().getParent()));
            acquire(lock);
            try {
                OwnedFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(lock);
            }
        } catch (IOException e) {
            throw new FailureException(new Failure.File("open " + file + ": " + e.getMessage()), e);
        }
    }

    /** kubectl's own lock: a file beside, made by whoever writes and removed afterwards. */
    private static void acquire(Path lock) throws IOException {
        for (int i = 0; ; i++) {
            try {
                Files.createFile(lock);
                return;
            } catch (FileAlreadyExistsException e) {
                if (i == TRIES) {
                    throw FailureException.plain("open " + lock + ": file exists");
                }
                try {
                    Thread.sleep(PAUSE_MILLISECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new dev.coxswain.flow.CancelledException();
                }
            }
        }
    }
}
