package dev.coxswain.command.write;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.UrlFetch;
import dev.coxswain.model.ResourceRef;

import java.util.ArrayList;
import java.util.List;

/** The objects that {@code -f} names, for commands that only look at them. */
public final class FileTargets {
    /** The flag that names them. */
    public static final Flag<List<String>> FILENAME = WriteFlags.FILENAME;

    /** What names files. */
    public static final List<Flag<?>> FLAGS = WriteFlags.FILES;

    /**
     * What files name.
     *
     * @param targets the objects, in the order of the files
     * @param failures what could not be read or has no place in the cluster
     */
    public record Found(List<Target> targets, List<Failure> failures) {}

    private final Sources sources;

    public FileTargets(UrlFetch web) {
        this(new Sources(web));
    }

    public FileTargets(Sources sources) {
        this.sources = sources;
    }

    /** Whether the line names files. */
    public boolean given(Invocation invocation) {
        return !invocation.get(WriteFlags.FILENAME).isEmpty()
                || !invocation.get(WriteFlags.KUSTOMIZE).isEmpty();
    }

    /**
     * The objects the line's files name, for commands that take {@code TYPE/NAME}.
     *
     * @param words what stands beside the files
     * @throws FailureException in kubectl's words where something does, or a file cannot be read
     */
    public List<ResourceRef> refs(Invocation invocation, List<String> words, String doing) {
        if (!words.isEmpty()) {
            throw FailureException.plain(
                    "resource/name arguments cannot be provided when a path is specified");
        }
        Found found = named(invocation, doing);
        if (!found.failures().isEmpty()) {
            throw new FailureException(found.failures().getFirst());
        }
        return found.targets().stream()
                .map(Target.Named.class::cast)
                .map(Target.Named::ref)
                .toList();
    }

    /**
     * The objects the line's files name.
     *
     * @param doing the command's name
     * @throws FailureException where words stand beside the files, or a file is not there
     */
    public Found read(Invocation invocation, String doing) {
        if (!invocation.arguments().positional().isEmpty()) {
            throw FailureException.plain(
                    "when paths, URLs, or stdin is provided as input, you may not specify resource"
                            + " arguments as well");
        }
        return named(invocation, doing);
    }

    /** The same for commands whose words are not only objects. */
    private Found named(Invocation invocation, String doing) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (Entry entry : sources.entries(invocation, doing)) {
            try {
                switch (entry) {
                    case Entry.Read(var manifest) ->
                            found.targets.add(new Target.Named(Placement.of(invocation, manifest)));
                    case Entry.Broken(var failure) -> found.failures.add(failure);
                }
            } catch (FailureException e) {
                found.failures.add(e.failure());
            }
        }
        return found;
    }
}
