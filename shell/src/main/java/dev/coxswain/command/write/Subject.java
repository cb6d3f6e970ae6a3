package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Origin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One existing object a command is to change.
 *
 * @param known the object where it was read already, else null
 * @param manifest what names it in a file; null where words do
 */
public record Subject(ResourceRef ref, @Nullable ObjectNode known, @Nullable Manifest manifest) {
    /** What kubectl says where nothing is named at all. */
    public static final String NOTHING_NAMED =
            """
            You must provide one or more resources by argument or filename.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'
               '<resource> <name>'
               '<resource>'\
            """;

    Subject(ResourceRef ref, @Nullable ObjectNode known) {
        this(ref, known, null);
    }

    /**
     * Refuses a type or name among words of the form {@code type/name}.
     *
     * @throws FailureException in kubectl's words
     */
    public static void checkWords(List<String> words) {
        boolean slash = words.stream().anyMatch(each -> each.contains("/"));
        if (slash && words.stream().anyMatch(each -> !each.contains("/"))) {
            throw FailureException.plain(
                    "there is no need to specify a resource type as a separate argument when"
                            + " passing arguments in resource/name form (e.g. 'kubectl get"
                            + " resource/<resource_name>' instead of 'kubectl get resource"
                            + " resource/<resource_name>'");
        }
    }

    /**
     * Refuses words beside files.
     *
     * @throws FailureException in kubectl's words
     */
    private static void checkFiles(Invocation invocation, List<String> words) {
        boolean files =
                !invocation.get(WriteFlags.FILENAME).isEmpty()
                        || !invocation.get(WriteFlags.KUSTOMIZE).isEmpty();
        if (!files || words.isEmpty()) {
            return;
        }
        throw FailureException.plain(
                words.getFirst().contains("/")
                        ? "resource/name arguments cannot be provided when a path is specified"
                        : "when paths, URLs, or stdin is provided as input, you may not specify"
                                + " resource arguments as well");
    }

    /** The object as its file has it. */
    public ObjectNode declared() {
        return java.util.Objects.requireNonNull(manifest).object();
    }

    /** The object, read now where it is not known. */
    public ObjectNode live(Invocation invocation) {
        return known != null ? known : invocation.objects().get(ref);
    }

    /**
     * What words, files or the stage before mean.
     *
     * @throws FailureException in kubectl's words where nothing is named
     */
    public static List<Subject> of(Invocation invocation, Sources sources, List<String> words) {
        if (Sources.given(invocation)) {
            checkFiles(invocation, words);
            return ofFiles(invocation, sources);
        }
        return of(invocation, words, Targets.Rule.TYPE_NEEDS_SELECTION);
    }

    /**
     * What the words of the {@code rollout} commands mean: a type alone is all of its objects.
     *
     * @throws FailureException in kubectl's words where nothing is named
     */
    public static List<Subject> rolledOut(
            Invocation invocation, Sources sources, List<String> words) {
        if (Sources.given(invocation)) {
            checkFiles(invocation, words);
            return ofFiles(invocation, sources);
        }
        if (words.isEmpty() && invocation.input() == null) {
            throw FailureException.plain("required resource not specified");
        }
        return of(invocation, words, Targets.Rule.TYPE_MEANS_ALL);
    }

    /** The same of words alone, whatever {@code --selector} means to the command. */
    public static List<Subject> named(Invocation invocation, Sources sources, List<String> words) {
        Arguments all = invocation.arguments();
        Map<String, Object> values = new HashMap<>(all.values());
        values.remove(TargetFlags.SELECTOR.name());
        Invocation plain =
                new Invocation(
                        new Arguments(all.positional(), all.beforeDash(), values),
                        invocation.session(),
                        invocation.input(),
                        invocation.standardInput(),
                        invocation.standardError(),
                        invocation.notices(),
                        invocation.progress(),
                        invocation.cancellation(),
                        invocation.terminal());
        return of(plain, sources, words);
    }

    private static List<Subject> of(Invocation invocation, List<String> words, Targets.Rule rule) {
        Targets targets = Targets.of(invocation, words, rule);
        if (words.isEmpty() && targets.isEmpty() && invocation.input() == null) {
            throw FailureException.plain(NOTHING_NAMED);
        }
        List<Subject> subjects = new ArrayList<>();
        for (Target target : targets.all()) {
            switch (target) {
                case Target.Named(var ref) -> subjects.add(new Subject(ref, null));
                case Target.Given(var ref, _) -> subjects.add(new Subject(ref, null));
                case Target.Listed listed -> subjects.addAll(list(invocation, listed));
            }
        }
        return subjects;
    }

    private static List<Subject> list(Invocation invocation, Target.Listed listed) {
        List<Subject> subjects = new ArrayList<>();
        try (ItemSource source =
                invocation.objects().stream(
                        listed.type(),
                        Objects.listRequest(
                                listed.type(), listed.namespace(), listed.selector()))) {
            for (Item item = source.next(); item != null; item = source.next()) {
                Origin origin = item.origin();
                if (origin != null && item.json() instanceof ObjectNode object) {
                    subjects.add(new Subject(origin.ref(), object));
                }
            }
        }
        return subjects;
    }

    /** The objects that the line's files name. */
    public static List<Subject> ofFiles(Invocation invocation, Sources sources) {
        List<Subject> subjects = new ArrayList<>();
        for (Entry entry : sources.read(invocation, "the command")) {
            switch (entry) {
                case Entry.Read(var manifest) ->
                        subjects.add(
                                new Subject(Placement.of(invocation, manifest), null, manifest));
                case Entry.Broken(var failure) -> throw new FailureException(failure);
            }
        }
        return subjects;
    }

    /** The objects of files as they stand there; no server is asked. */
    static List<Subject> local(Invocation invocation, Sources sources) {
        List<Subject> subjects = new ArrayList<>();
        for (Entry entry : sources.read(invocation, "the command")) {
            switch (entry) {
                case Entry.Read(var manifest) -> {
                    ResourceRef ref =
                            new ResourceRef(
                                    Generated.type(manifest.object()),
                                    invocation.namespace(),
                                    manifest.name());
                    subjects.add(new Subject(ref, manifest.object(), manifest));
                }
                case Entry.Broken(var failure) -> throw new FailureException(failure);
            }
        }
        return subjects;
    }

    /** One step for each subject. */
    public static List<Writes.Step> steps(
            List<Subject> subjects, Function<Subject, List<Item>> write) {
        return subjects.stream().<Writes.Step>map(subject -> () -> write.apply(subject)).toList();
    }

    /**
     * The object after a strategic patch; as it is where nothing is to be sent.
     *
     * @param manager who owns the changed fields
     */
    public ObjectNode patched(
            Invocation invocation, ObjectNode live, ObjectNode patch, String manager) {
        return DryRun.of(invocation) == DryRun.CLIENT
                ? live
                : invocation
                        .objects()
                        .patch(
                                ref,
                                Request.PatchType.STRATEGIC,
                                patch,
                                WriteFlags.options(invocation, manager));
    }

    /** The patch that turns a flag of the spec on or off; empty where it is so already. */
    public static ObjectNode specFlag(JsonNode live, String field, boolean wanted) {
        if (live.path("spec").path(field).asBoolean(false) == wanted) {
            return Tree.object();
        }
        ObjectNode spec = Tree.object();
        if (wanted) {
            spec.put(field, true);
        } else {
            spec.putNull(field);
        }
        return Tree.object("spec", spec);
    }
}
