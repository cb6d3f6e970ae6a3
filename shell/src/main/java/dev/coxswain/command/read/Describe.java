package dev.coxswain.command.read;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.failure.ExitCode;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.UrlFetch;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code describe}: objects in words, their events at the end. */
public final class Describe implements Command {
    static final Flag<Boolean> SHOW_EVENTS =
            Flag.bool("show-events")
                    .defaulting(true)
                    .help("Show events; by default only where one object is described");

    private static final Signature SIGNATURE =
            Signature.of("describe", "Show objects in words, their events at the end")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME]").values(Values.Source.RESOURCE_REFS))
                    .flags(FileTargets.FLAGS)
                    .flags(TargetFlags.READ)
                    .flag(SHOW_EVENTS, GetFlags.CHUNK_SIZE)
                    .example("describe pods", "All pods of this namespace")
                    .example("describe pod web", "One pod, or all whose names begin so")
                    .example("describe namespace default", "One namespace");

    private final FileTargets files;

    /**
     * The command.
     *
     * @param web how manifests are fetched from URLs
     */
    public Describe(UrlFetch web) {
        this.files = new FileTargets(web);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (files.given(invocation)) {
            FileTargets.Found named = files.read(invocation, "describe");
            FoundObjects found = FoundObjects.of(invocation, named.targets());
            found.failures().addAll(0, named.failures());
            return all(invocation, found);
        }
        List<String> words = invocation.arguments().positional();
        Targets targets = Targets.of(invocation, words, Targets.Rule.TYPE_MEANS_ALL);
        if (targets.isEmpty() && invocation.input() == null) {
            throw FailureException.plain(
                    "You must specify the type of resource to describe. Use \"kubectl"
                            + " api-resources\" for a complete list of supported resources.");
        }
        FoundObjects found = FoundObjects.of(invocation, targets.all());
        if (words.size() == 2 && found.missing() != null) {
            return byPrefix(invocation, targets, words.get(1), found.missing());
        }
        return all(invocation, found);
    }

    private static Result all(Invocation invocation, FoundObjects found) {
        if (found.isEmpty()) {
            nothingFound(invocation);
        }
        boolean single = found.items().size() == 1 && found.failures().isEmpty();
        return descriptions(
                invocation, found, new Descriptions.Style(showsEvents(invocation, single), false));
    }

    /**
     * The objects whose names begin as was typed, each followed by an empty line. As in kubectl,
     * what was found beside a missing name is not shown.
     */
    private static Result byPrefix(
            Invocation invocation, Targets targets, String prefix, FailureException missing) {
        if (prefix.contains("/")) {
            throw missing;
        }
        if (targets.types().size() > 1) {
            throw FailureException.plain("you may only specify a single resource type");
        }
        FoundObjects found =
                FoundObjects.startingWith(invocation, targets.all().getFirst(), prefix);
        if (found.items().isEmpty()) {
            throw missing;
        }
        return descriptions(
                invocation, found, new Descriptions.Style(showsEvents(invocation, false), true));
    }

    private static boolean showsEvents(Invocation invocation, boolean standard) {
        return invocation.has(SHOW_EVENTS) ? invocation.get(SHOW_EVENTS) : standard;
    }

    private static Result descriptions(
            Invocation invocation, FoundObjects found, Descriptions.Style style) {
        List<Failure> failures = new ArrayList<>(found.failures());
        return new Lines(
                new Descriptions(invocation, found.items(), style, failures),
                () -> Outcome.of(failures.stream().distinct().map(Describe::bare).toList()));
    }

    /** One failure among possibly several: kubectl writes those without its {@code error:}. */
    private static Failure bare(Failure failure) {
        return failure instanceof Failure.Plain(var message, var hint)
                ? new Failure.Verbatim(
                        hint == null ? message : message + "\n" + hint, ExitCode.FAILED)
                : failure;
    }

    private static void nothingFound(Invocation invocation) {
        invocation
                .notices()
                .line(
                        invocation.get(TargetFlags.ALL_NAMESPACES)
                                ? "No resources found"
                                : "No resources found in "
                                        + invocation.namespace()
                                        + " namespace.");
    }
}
