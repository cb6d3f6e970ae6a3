package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.LabelSelector;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Quantity;

import java.util.List;

/** {@code create quota|poddisruptionbudget|priorityclass}. */
public final class Policies {
    private static final String NO_QUANTITY =
            "quantities must match the regular expression"
                    + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private static final Flag<String> HARD =
            Flag.text("hard").placeholder("RESOURCE=QUANTITY,…").help("What may be used at most");
    private static final Flag<String> SCOPES =
            Flag.text("scopes").placeholder("SCOPE,…").help("Which pods count");
    private static final Flag<String> MIN_AVAILABLE =
            Flag.text("min-available").placeholder("N|N%").help("How many pods must stay");
    private static final Flag<String> MAX_UNAVAILABLE =
            Flag.text("max-unavailable").placeholder("N|N%").help("How many pods may be away");
    private static final Flag<String> SELECTOR =
            Flag.text("selector").placeholder("QUERY").help("Labels of the pods");
    private static final Flag<Long> VALUE =
            Flag.integer("value", 0).help("The priority; more comes first");
    private static final Flag<Boolean> GLOBAL_DEFAULT =
            Flag.bool("global-default").help("For pods that name no class");
    private static final Flag<String> DESCRIPTION =
            Flag.text("description").help("What the class is for");
    private static final Flag<String> PREEMPTION =
            Flag.text("preemption-policy")
                    .defaulting("PreemptLowerPriority")
                    .placeholder("POLICY")
                    .help("PreemptLowerPriority or Never");

    private Policies() {}

    static List<Command> all() {
        return List.of(
                new Generator(
                        Signature.of("create quota", "Limit what a namespace may use")
                                .alias("create resourcequota")
                                .flag(HARD, SCOPES)
                                .example("create quota small --hard=pods=10,cpu=4", "Ten pods"),
                        "failed to create quota: ",
                        List.of(),
                        Policies::quota),
                new Generator(
                        Signature.of(
                                        "create poddisruptionbudget",
                                        "Say how many pods must stay while nodes are drained")
                                .alias("create pdb")
                                .flag(SELECTOR, MIN_AVAILABLE, MAX_UNAVAILABLE)
                                .example(
                                        "create pdb web --selector=app=web --min-available=50%",
                                        "Half of them"),
                        "failed to create poddisruptionbudgets: ",
                        List.of(),
                        Policies::budget),
                new Generator(
                        Signature.of("create priorityclass", "Create a priority for pods")
                                .alias("create pc")
                                .flag(VALUE, GLOBAL_DEFAULT, DESCRIPTION, PREEMPTION)
                                .example("create priorityclass high --value=1000", "More first"),
                        "failed to create priorityclass: ",
                        List.of(),
                        Policies::priority));
    }

    private static ObjectNode quota(Invocation invocation, String name) {
        ObjectNode hard = Json.object();
        for (String each : split(invocation.get(HARD))) {
            int equals = each.indexOf('=');
            if (equals < 0 || each.indexOf('=', equals + 1) >= 0) {
                throw FailureException.plain(
                        "Invalid argument syntax " + each + ", expected <resource>=<value>");
            }
            hard.put(each.substring(0, equals), quantity(each.substring(equals + 1)));
        }
        return Tree.object(
                "kind", "ResourceQuota",
                "apiVersion", "v1",
                "metadata", Tree.object("name", name),
                "spec",
                        Tree.object(
                                "hard",
                                hard.isEmpty() ? null : hard,
                                "scopes",
                                Tree.arrayOrNull(split(invocation.get(SCOPES)))),
                "status", Tree.object());
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /**
     * A quantity as Kubernetes writes it.
     *
     * @throws FailureException in its words where the text is none
     */
    public static String quantity(String text) {
        return Quantity.canonical(text).orElseThrow(() -> FailureException.plain(NO_QUANTITY));
    }

    private static ObjectNode budget(Invocation invocation, String name) {
        String selector = invocation.get(SELECTOR);
        String min = invocation.get(MIN_AVAILABLE);
        String max = invocation.get(MAX_UNAVAILABLE);
        if (selector.isEmpty()) {
            throw FailureException.plain("a selector must be specified");
        }
        if (min.isEmpty() && max.isEmpty()) {
            throw FailureException.plain(
                    "one of min-available or max-unavailable must be specified");
        }
        if (!min.isEmpty() && !max.isEmpty()) {
            throw FailureException.plain(
                    "min-available and max-unavailable cannot be both specified");
        }
        ObjectNode spec = Json.object();
        if (!min.isEmpty()) {
            amount(spec, "minAvailable", "min-available", min);
        }
        spec.set("selector", LabelSelector.of(selector));
        if (!max.isEmpty()) {
            amount(spec, "maxUnavailable", "max-unavailable", max);
        }
        return Tree.object(
                "kind",
                "PodDisruptionBudget",
                "apiVersion",
                "policy/v1",
                "metadata",
                Tree.object("name", name),
                "spec",
                spec,
                "status",
                Tree.object(
                        "disruptionsAllowed", 0,
                        "currentHealthy", 0,
                        "desiredHealthy", 0,
                        "expectedPods", 0));
    }

    private static void amount(ObjectNode spec, String field, String flag, String text) {
        if (!text.matches("[0-9]{1,9}%?")) {
            throw FailureException.plain("invalid format specified for " + flag);
        }
        if (text.endsWith("%")) {
            spec.put(field, text);
        } else {
            spec.put(field, Integer.parseInt(text));
        }
    }

    private static ObjectNode priority(Invocation invocation, String name) {
        String description = invocation.get(DESCRIPTION);
        return Tree.object(
                "kind",
                "PriorityClass",
                "apiVersion",
                "scheduling.k8s.io/v1",
                "metadata",
                Tree.object("name", name),
                "value",
                invocation.get(VALUE),
                "globalDefault",
                invocation.get(GLOBAL_DEFAULT) ? true : null,
                "description",
                description.isEmpty() ? null : description,
                "preemptionPolicy",
                invocation.get(PREEMPTION));
    }
}
