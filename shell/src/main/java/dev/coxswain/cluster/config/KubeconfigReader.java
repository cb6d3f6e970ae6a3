package dev.coxswain.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.config.Kubeconfig.Entry;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the kubeconfig files that kubectl would read, anew only after they changed. */
public final class KubeconfigReader {
    private record Read(FileTime stamp, long size, Kubeconfig content) {}

    private final Map<String, String> environment;
    private final Path home;
    private final Path directory;
    private final Map<Path, Read> known = new LinkedHashMap<>();

    public KubeconfigReader(Map<String, String> environment, Path home, Path directory) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.directory = directory;
    }

    /** The files that are read, in their order; they need not exist. */
    public List<Path> files(@Nullable String explicit) {
        return names(explicit).stream().map(directory::resolve).distinct().toList();
    }

    /** The files as they were named. */
    private List<String> names(@Nullable String explicit) {
        if (explicit != null) {
            return List.of(explicit);
        }
        String[] listed = environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator);
        List<String> names =
                Arrays.stream(listed).filter(each -> !each.isEmpty()).distinct().toList();
        return names.isEmpty()
                ? List.of(home.resolve(".kube").resolve("config").toString())
                : names;
    }

    /**
     * Everything the files say; missing files say nothing, unless one was named by itself.
     *
     * @throws FailureException in kubectl's words where a file cannot be read
     */
    public synchronized Kubeconfig read(@Nullable String explicit) {
        Kubeconfig all = Kubeconfig.EMPTY;
        for (String file : names(explicit)) {
            try {
                all = all.before(known(file));
            } catch (NoSuchFileException e) {
                if (explicit != null) {
                    throw config("stat " + explicit + ": no such file or directory");
                }
            } catch (MalformedInputException _) {
                throw config(
                        "error loading config file \""
                                + file
                                + "\": yaml: invalid leading UTF-8 octet");
            } catch (IOException e) {
                throw config(
                        "error loading config file \""
                                + file
                                + "\": "
                                + FileWords.of(Path.of(file), e));
            }
        }
        return all;
    }

    private Kubeconfig known(String name) throws IOException {
        Path file = directory.resolve(name);
        FileTime stamp = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Read before = known.get(file);
        if (before != null && before.stamp.equals(stamp) && before.size == size) {
            return before.content;
        }
        Kubeconfig content = parse(name, file, Files.readString(file));
        known.put(file, new Read(stamp, size, content));
        return content;
    }

    private static Kubeconfig parse(String name, Path file, String text) {
        try {
            JsonNode document = Yaml.parse(text);
            if (document.isNull()) {
                return Kubeconfig.EMPTY;
            }
            if (!document.isObject()) {
                throw FailureException.plain("it is not a map of fields");
            }
            KubeconfigTypes.check(document);
            String current = Json.text(document, "current-context");
            Path parent = file.toAbsolutePath().normalize().getParent();
            Path base = parent == null ? file : parent;
            return new Kubeconfig(
                    entries(document, "cluster", base),
                    entries(document, "user", base),
                    entries(document, "context", base),
                    current.isEmpty() ? null : current);
        } catch (YamlException e) {
            throw config("error loading config file \"" + name + "\": " + e.words());
        } catch (FailureException e) {
            String why =
                    e.failure() instanceof Failure.Plain(String message, _)
                            ? message
                            : e.getMessage();
            throw config("error loading config file \"" + name + "\": " + why);
        }
    }

    private static Map<String, Entry> entries(JsonNode document, String kind, Path directory) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (JsonNode each : document.path(kind + "s")) {
            String name = Json.text(each, "name");
            ObjectNode value = each.path(kind) instanceof ObjectNode o ? o : Json.object();
            if (entries.put(name, new Entry(value, directory)) != null) {
                throw FailureException.plain(
                        "duplicate name \"" + name + "\" in list of " + kind + "s");
            }
        }
        return entries;
    }

    static FailureException config(String message) {
        return new FailureException(new Failure.Config(message, null));
    }
}
