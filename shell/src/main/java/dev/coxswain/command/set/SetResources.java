package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.create.Policies;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code set resources}: changes what a workload's containers ask for and may use. */
final class SetResources implements Command {
    private static final Flag<String> LIMITS =
            Flag.text("limits").placeholder("RESOURCE=QUANTITY,…").help("What they may use");
    private static final Flag<String> REQUESTS =
            Flag.text("requests").placeholder("RESOURCE=QUANTITY,…").help("What they ask for");
    private static final Flag<String> CONTAINERS =
            Flag.text("containers")
                    .shorthand('c')
                    .defaulting("*")
                    .placeholder("PATTERN")
                    .help("Only containers of this name");
    private static final Signature SIGNATURE =
            FeatureChange.declared(
                            Signature.of(
                                    "set resources", "Change what a workload's containers may use"),
                            "TYPE/NAME")
                    .flag(LIMITS, REQUESTS, CONTAINERS)
                    .example(
                            "set resources deploy web --limits=cpu=200m,memory=512Mi",
                            "At most a fifth of a processor");

    private final Sources sources;

    SetResources(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> targets = invocation.arguments().positional();
        if (targets.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        Map<String, String> limits = quantities(invocation.get(LIMITS));
        Map<String, String> requests = quantities(invocation.get(REQUESTS));
        if (limits.isEmpty() && requests.isEmpty()) {
            throw FailureException.plain(
                    "you must specify an update to requests or limits (in the form of"
                            + " --requests/--limits)");
        }
        String pattern = invocation.get(CONTAINERS);
        return new FeatureChange(
                        invocation,
                        "resource requirements updated",
                        "failed to patch resources update to pod template ",
                        false)
                .each(
                        sources,
                        targets,
                        (object, named) -> {
                            ObjectNode spec = PodTemplate.spec(object, named);
                            List<ObjectNode> meant =
                                    PodTemplate.matching(PodTemplate.serving(spec), pattern);
                            if (meant.isEmpty()) {
                                throw FailureException.plain(
                                        "unable to find container named " + pattern);
                            }
                            for (ObjectNode each : meant) {
                                put(each, "limits", limits);
                                put(each, "requests", requests);
                            }
                        });
    }

    private static void put(ObjectNode container, String part, Map<String, String> quantities) {
        if (!quantities.isEmpty()) {
            ObjectNode into = container.withObjectProperty("resources").withObjectProperty(part);
            quantities.forEach(into::put);
        }
    }

    private static Map<String, String> quantities(String text) {
        Map<String, String> quantities = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return quantities;
        }
        for (String each : text.split(",", -1)) {
            String[] parts = each.split("=", -1);
            if (parts.length != 2) {
                throw FailureException.plain(
                        "Invalid argument syntax " + each + ", expected <resource>=<value>");
            }
            quantities.put(parts[0], Policies.quantity(parts[1]));
        }
        return quantities;
    }
}
