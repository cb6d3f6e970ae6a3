package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.document.YamlDocument;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.manifest.ManifestReader;
import dev.coxswain.manifest.UrlFetch;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The objects that {@code -f} gives, the stage before standing in for {@code -f -}. */
public final class Sources {
    private static final Set<String> CHECKED = Set.of("apply", "create", "replace");

    private final UrlFetch web;

    public Sources(UrlFetch web) {
        this.web = web;
    }

    /** Whether the line names files, or objects are handed over in their place. */
    public static boolean given(Invocation invocation) {
        return invocation.input() instanceof Items
                || !invocation.get(WriteFlags.FILENAME).isEmpty()
                || !invocation.get(WriteFlags.KUSTOMIZE).isEmpty();
    }

    /**
     * Refuses a line that names no files, or words beside them.
     *
     * @throws FailureException in kubectl's words
     */
    public static void require(Invocation invocation) {
        refuseWords(invocation);
        if (!given(invocation)) {
            throw FailureException.plain("must specify one of -f and -k");
        }
    }

    /**
     * Refuses words where only files name objects.
     *
     * @throws FailureException in kubectl's words
     */
    public static void refuseWords(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (!words.isEmpty()) {
            throw FailureException.plain(
                    "Unexpected args: [" + String.join(" ", words) + "]",
                    "See 'help': objects come from files here, -f FILE");
        }
    }

    /**
     * What the line's files hold.
     *
     * @throws FailureException where a name means nothing, or nothing is held at all
     */
    public List<Entry> read(Invocation invocation, String doing) {
        List<Entry> entries = entries(invocation, doing);
        if (entries.isEmpty()) {
            throw FailureException.plain("no objects passed to " + doing);
        }
        return entries;
    }

    /** As {@link #read}, where nothing is an answer too. */
    public List<Entry> entries(Invocation invocation, String doing) {
        String kustomization = invocation.get(WriteFlags.KUSTOMIZE);
        if (!kustomization.isEmpty()) {
            if (!invocation.get(WriteFlags.FILENAME).isEmpty()) {
                throw FailureException.plain("only one of -f or -k can be specified");
            }
            List<Entry> built = built(invocation, kustomization);
            select(invocation, built);
            return built;
        }
        List<String> names = invocation.get(WriteFlags.FILENAME);
        List<Entry> entries = new ArrayList<>();
        boolean piped = names.isEmpty() || names.contains("-");
        if (piped && invocation.input() instanceof Items items) {
            entries.addAll(piped(items));
            names = names.stream().filter(name -> !name.equals("-")).toList();
        }
        entries.addAll(
                new ManifestReader(
                                invocation.session().directory(),
                                stdin(invocation),
                                web,
                                invocation.cancellation(),
                                validated(invocation, doing))
                        .read(names, invocation.get(WriteFlags.RECURSIVE)));
        select(invocation, entries);
        return entries;
    }

    /** What a kustomization builds, as if read from its directory. */
    private static List<Entry> built(Invocation invocation, String name) {
        List<Entry> entries = new ArrayList<>();
        for (ObjectNode each : Kustomize.build(invocation, name)) {
            int number = entries.size() + 1;
            entries.add(
                    new Entry.Read(
                            new Manifest(each, name, number, new YamlDocument(each, 1, Map.of()))));
        }
        return entries;
    }

    /** Whether the line's command checks what it reads, and was not told to leave that. */
    private static boolean validated(Invocation invocation, String doing) {
        String word = invocation.get(WriteFlags.VALIDATE);
        return CHECKED.contains(doing) && !word.equals("ignore") && !word.equals("false");
    }

    /** Leaves the objects that {@code -l} wants, where the command selects from its files. */
    private static void select(Invocation invocation, List<Entry> entries) {
        String text = invocation.get(TargetFlags.SELECTOR);
        if (text.isEmpty()) {
            return;
        }
        ObjectNode selector = LabelSelector.of(text);
        entries.removeIf(
                entry ->
                        entry instanceof Entry.Read(var manifest)
                                && !LabelSelector.matches(
                                        selector,
                                        manifest.object().path("metadata").path("labels")));
    }

    /** One step for each object; what cannot be read fails in its turn. */
    public List<Writes.Step> steps(
            Invocation invocation, String doing, Function<Manifest, List<Item>> write) {
        return steps(read(invocation, doing), write);
    }

    /** The same for what was read already. */
    public static List<Writes.Step> steps(
            List<Entry> entries, Function<Manifest, List<Item>> write) {
        List<Writes.Step> steps = new ArrayList<>();
        for (Entry entry : entries) {
            steps.add(
                    switch (entry) {
                        case Entry.Read(var manifest) -> () -> write.apply(manifest);
                        case Entry.Broken(var failure) ->
                                () -> {
                                    throw new FailureException(failure);
                                };
                    });
        }
        return steps;
    }

    private static InputStream stdin(Invocation invocation) {
        return invocation.input() instanceof Lines lines
                ? lines.bytes()
                : invocation.standardInput();
    }

    /** An object that was read, without what only the server writes, so that it can be wanted. */
    private static ObjectNode wanted(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(
                    List.of(
                            "resourceVersion",
                            "uid",
                            "generation",
                            "creationTimestamp",
                            "managedFields"));
        }
        return copy;
    }

    private static List<Entry> piped(Items items) {
        List<Entry> entries = new ArrayList<>();
        try (ItemSource source = items.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                if (!(item.json() instanceof ObjectNode object)) {
                    throw FailureException.plain("the values piped in are not Kubernetes objects");
                }
                ObjectNode copy = wanted(object);
                int number = entries.size() + 1;
                entries.add(
                        new Entry.Read(
                                new Manifest(
                                        copy,
                                        "STDIN",
                                        number,
                                        new YamlDocument(copy, 1, Map.of()))));
            }
        }
        return entries;
    }
}
