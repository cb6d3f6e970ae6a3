package dev.coxswain.command.read;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.UrlFetch;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code get}: objects and lists of them. */
public final class Get implements Command {
    private final FileTargets named;

    /**
     * @param web reads manifests from URLs
     */
    public Get(UrlFetch web) {
        this.named = new FileTargets(web);
    }

    private static final Signature SIGNATURE =
            Signature.of("get", "Show objects, as a table or whole")
                    .describe(
                            "Name a type, types joined by commas, a type with names, or type/name"
                                    + " pairs.")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME]").values(Values.Source.RESOURCE_REFS))
                    .flags(OutputFlags.TABLE)
                    .flags(TargetFlags.READ)
                    .flags(FileTargets.FLAGS)
                    .flags(GetFlags.ALL)
                    .example("get pods", "The pods of this namespace")
                    .example("get pods -A -o wide", "All pods, with their nodes and addresses")
                    .example("get deploy,svc", "Two types at once")
                    .example("get nodes -o name", "Just the names");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        String raw = invocation.get(GetFlags.RAW);
        if (!raw.isEmpty()) {
            return raw(invocation, words, raw);
        }
        Output output = OutputFlags.of(invocation.arguments());
        refuseContradictions(invocation, output);
        List<Failure> failures = new ArrayList<>();
        boolean files = named.given(invocation);
        Targets targets =
                files
                        ? fromFiles(invocation, failures)
                        : Targets.of(invocation, words, Targets.Rule.TYPE_MEANS_ALL);
        if (targets.isEmpty() && words.isEmpty() && invocation.input() == null && !files) {
            throw nothingNamed();
        }
        if (!invocation.get(GetFlags.SUBRESOURCE).isEmpty()
                && targets.all().stream().anyMatch(Target.Listed.class::isInstance)) {
            throw FailureException.plain(
                    "subresource cannot be used when bulk resources are specified");
        }
        if (invocation.get(GetFlags.WATCH) || invocation.get(GetFlags.WATCH_ONLY)) {
            if (targets.all().size() != 1) {
                throw FailureException.plain(
                        targets.types().size() > 1
                                ? "you may only specify a single resource type"
                                : "you may only watch a single resource or type of resource at a"
                                        + " time");
            }
            warnOfSorting(invocation);
            return new Items(
                    new WatchSource(invocation, targets.all().getFirst()),
                    Items.Shape.WATCH,
                    output);
        }
        Items.Shape shape = targets.single() ? Items.Shape.ONE : Items.Shape.LIST;
        return new Items(new GetSource(invocation, targets, failures), shape, output);
    }

    private Targets fromFiles(Invocation invocation, List<Failure> failures) {
        FileTargets.Found found = named.read(invocation, "get");
        failures.addAll(found.failures());
        long types = found.targets().stream().map(Target::type).distinct().count();
        return new Targets(found.targets(), types > 1);
    }

    private static void warnOfSorting(Invocation invocation) {
        if (!invocation.get(GetFlags.SORT_BY).isEmpty()) {
            invocation
                    .notices()
                    .line(
                            "warning: --watch requested, --sort-by will be ignored for watch"
                                    + " events received");
        }
    }

    private static void refuseContradictions(Invocation invocation, Output output) {
        boolean table =
                output.format() == OutputFormat.TABLE || output.format() == OutputFormat.WIDE;
        if (invocation.get(GetFlags.SHOW_LABELS) && !table) {
            throw FailureException.plain(
                    "--show-labels option cannot be used with "
                            + invocation.get(OutputFlags.OUTPUT)
                            + " printer");
        }
        if (invocation.get(GetFlags.WATCH_EVENTS)
                && !invocation.get(GetFlags.WATCH)
                && !invocation.get(GetFlags.WATCH_ONLY)) {
            throw FailureException.usage(
                    "--output-watch-events option can only be used with --watch or --watch-only");
        }
    }

    private static Result raw(Invocation invocation, List<String> words, String path) {
        if (!words.isEmpty()) {
            throw FailureException.usage("arguments may not be passed when --raw is specified");
        }
        if (invocation.get(GetFlags.WATCH)
                || invocation.get(GetFlags.WATCH_ONLY)
                || !invocation.get(TargetFlags.SELECTOR).isEmpty()) {
            throw FailureException.plain(
                    "--raw may not be specified with other flags that filter the server request or"
                            + " alter the output");
        }
        if (!invocation.get(OutputFlags.OUTPUT).isEmpty()) {
            throw FailureException.usage("--raw and --output are mutually exclusive");
        }
        Request request = Request.get(RawPath.of(path));
        return new Lines(
                invocation.cluster().open(request, invocation.cancellation()), () -> Outcome.DONE);
    }

    private static FailureException nothingNamed() {
        return new FailureException(
                new Failure.Verbatim(
                        """
                        You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

                        error: Required resource not specified.
                        Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
                        See 'kubectl get -h' for help and examples
                        """,
                        1));
    }
}
