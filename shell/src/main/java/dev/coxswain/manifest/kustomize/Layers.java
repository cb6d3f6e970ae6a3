package dev.coxswain.manifest.kustomize;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Kustomizations on top of each other: each customizes what the ones below it gave. */
final class Layers {
    private final Notices notices;
    private final LabelMatch labels;

    Layers(Notices notices, LabelMatch labels) {
        this.notices = notices;
        this.labels = labels;
    }

    /**
     * The objects of one kustomization and all below it.
     *
     * @param visited the directories on the way here, this one last
     */
    List<KustomizedObject> build(Kustomization kustomization, List<Path> visited) {
        return build(kustomization, visited, new ArrayList<>());
    }

    private List<KustomizedObject> build(
            Kustomization kustomization, List<Path> visited, List<KustomizedObject> objects) {
        List<KustomizedObject> whole = objects;
        for (String name : kustomization.texts("resources", "bases")) {
            resource(kustomization, visited, name, whole);
        }
        for (String name : kustomization.texts("components")) {
            whole = component(kustomization, visited, name, whole);
        }
        new Generators(kustomization).run(whole);
        new Transformations(kustomization, labels).run(whole);
        return whole;
    }

    private void resource(
            Kustomization on, List<Path> visited, String name, List<KustomizedObject> into) {
        Path path = on.root().resolve(name).normalize();
        String head = "accumulating resources: accumulation err='accumulating resources from '";
        if (name.contains("://") || name.startsWith("github.com/")) {
            throw remote(name);
        }
        if (!Files.exists(path)) {
            String missing = missing(path.toString(), path);
            throw FailureException.plain(
                    head
                            + name
                            + "': "
                            + missing
                            + "': must build at directory: not a valid directory: "
                            + missing);
        }
        if (Files.isDirectory(path)) {
            String from = head + name + "': '" + real(path) + "' must resolve to a file': ";
            merge(
                    into,
                    below(on.confined(), real(path), visited, from),
                    "recursed merging from path '" + path);
            return;
        }
        file(on, name, real(path), into);
    }

    private static void file(
            Kustomization on, String name, Path real, List<KustomizedObject> into) {
        String head = "accumulating resources: accumulation err='accumulating resources from '";
        String tail = "': must build at directory: '" + real + "': file is not directory";
        if (!on.admits(real)) {
            throw FailureException.plain(
                    head
                            + name
                            + "': security; file '"
                            + real
                            + "' is not in or below '"
                            + on.root()
                            + "'"
                            + tail);
        }
        ObjectFile file = new ObjectFile(real, name);
        List<KustomizedObject> read;
        try {
            read = file.objects();
        } catch (Kustomization.Unfit e) {
            throw FailureException.plain(head + name + "': " + e.getMessage() + tail);
        }
        String merging = "accumulating resources: accumulation err='merging resources from '";
        for (KustomizedObject each : read) {
            if (into.stream().anyMatch(other -> other.id().same(each.id()))) {
                throw FailureException.plain(merging + name + "': " + registered(each) + tail);
            }
            into.add(each);
        }
    }

    private List<KustomizedObject> component(
            Kustomization on, List<Path> visited, String name, List<KustomizedObject> objects) {
        Path path = on.root().resolve(name).normalize();
        if (!Files.isDirectory(path)) {
            throw FailureException.plain(
                    "accumulating components: accumulateDirectory: \"couldn't make target for path"
                            + " '"
                            + path
                            + "': not a valid directory\"");
        }
        Path root = real(path);
        Kustomization component = Kustomization.read(root, notices, on.confined());
        if (!component.isComponent()) {
            throw FailureException.plain(
                    "accumulating components: accumulateDirectory: \"expected kind 'Component' for"
                            + " path '"
                            + path
                            + "' but got 'Kustomization'\"");
        }
        return build(component, and(visited, root), objects);
    }

    private List<KustomizedObject> below(
            boolean confined, Path root, List<Path> visited, String from) {
        for (Path each : visited) {
            if (each.startsWith(root)) {
                throw FailureException.plain(
                        from
                                + "cycle detected: candidate root '"
                                + root
                                + "' contains visited root '"
                                + each
                                + "'");
            }
        }
        Kustomization kustomization;
        try {
            kustomization = Kustomization.read(root, notices, confined);
        } catch (FailureException e) {
            throw said(from + "couldn't make target for path '" + root + "': ", e);
        }
        if (kustomization.isComponent()) {
            throw FailureException.plain(
                    from + "expected kind != 'Component' for path '" + root + "'");
        }
        try {
            return build(kustomization, and(visited, root));
        } catch (FailureException e) {
            throw said(from + "recursed accumulation of path '" + root + "': ", e);
        }
    }

    private static FailureException said(String head, FailureException e) {
        return e.failure() instanceof Failure.Plain(var message, var hint)
                ? new FailureException(new Failure.Plain(head + message, hint), e)
                : e;
    }

    private static void merge(
            List<KustomizedObject> into, List<KustomizedObject> more, String head) {
        for (KustomizedObject each : more) {
            if (into.stream().anyMatch(other -> other.id().same(each.id()))) {
                throw FailureException.plain(
                        "accumulating resources: " + head + "': " + registered(each));
            }
            into.add(each);
        }
    }

    private static String registered(KustomizedObject object) {
        return "may not add resource with an already registered id: " + object.id().words();
    }

    private static List<Path> and(List<Path> visited, Path root) {
        List<Path> all = new ArrayList<>(visited);
        all.add(root);
        return all;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw FailureException.plain("error reading " + path + ": " + e.getMessage());
        }
    }

    /** What is said of a path that is not there. */
    static String missing(String name, Path path) {
        return "evalsymlink failure on '"
                + name
                + "' : lstat "
                + path
                + ": no such file or directory";
    }

    /** The refusal of what would have to be fetched. */
    static FailureException remote(String name) {
        return FailureException.plain(
                "remote resources are not fetched: " + name,
                "let kubectl build it: !kubectl kustomize DIR | apply -f -");
    }
}
