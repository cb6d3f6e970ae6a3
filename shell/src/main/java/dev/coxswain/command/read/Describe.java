package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Objects;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code describe}: objects in words, their events at the end. */
public final class Describe implements Command {
    private static final Flag<Boolean> SHOW_EVENTS =
            Flag.bool("show-events").defaulting(true).help("Show the events of each object");

    private static final Signature SIGNATURE =
            Signature.of("describe", "Show objects in words, their events at the end")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME]").values(Values.Source.RESOURCE_REFS))
                    .flags(TargetFlags.READ)
                    .flag(SHOW_EVENTS)
                    .example("describe pods", "All pods of this namespace")
                    .example("describe namespace default", "One namespace");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Targets targets =
                Targets.of(
                        invocation,
                        invocation.arguments().positional(),
                        Targets.Rule.TYPE_MEANS_ALL);
        if (targets.isEmpty() && invocation.input() == null) {
            throw FailureException.plain(
                    "You must specify the type of resource to describe. Use \"kubectl"
                            + " api-resources\" for a complete list of supported resources.");
        }
        List<Failure> failures = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Target target : targets.all()) {
            try {
                describe(invocation, target, texts);
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        if (texts.isEmpty() && failures.isEmpty()) {
            nothingFound(invocation);
        }
        byte[] text = String.join("\n\n", texts).getBytes(StandardCharsets.UTF_8);
        return new Lines(new ByteArrayInputStream(text), () -> Outcome.of(failures));
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

    private static void describe(Invocation invocation, Target target, List<String> texts) {
        boolean events = invocation.get(SHOW_EVENTS);
        Objects objects = invocation.objects();
        switch (target) {
            case Target.Named(var ref) -> texts.add(text(invocation, objects.get(ref), events));
            case Target.Given(var ref, _) -> texts.add(text(invocation, objects.get(ref), events));
            case Target.Listed(var type, var namespace, var selector) -> {
                var list = Objects.listRequest(type, namespace, selector);
                try (ItemSource items = objects.stream(type, list)) {
                    for (Item item = items.next(); item != null; item = items.next()) {
                        texts.add(text(invocation, item.json(), events));
                    }
                }
            }
        }
    }

    private static String text(Invocation invocation, JsonNode object, boolean events) {
        StringBuilder text = new StringBuilder(Description.of(object));
        if (events) {
            text.append(DescribedEvents.of(invocation, object));
        }
        return TabText.align(text.toString().replace("\u001b", "^["));
    }
}
