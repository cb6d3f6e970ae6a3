package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.stream.LogRequest;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code logs}: what containers have written. */
public final class Logs implements Command {
    private static final String REFUSAL = "cannot get the logs from";
    private static final Signature SIGNATURE =
            Signature.of("logs", "Print what containers have written")
                    .alias("log")
                    .describe(
                            "Names a pod or something that has pods. A followed log goes on after"
                                    + " a lost connection.")
                    .argument(Argument.optional("POD | TYPE/NAME").values(Values.Source.POD_REFS))
                    .argument(Argument.optional("CONTAINER").values(Values.Source.CONTAINERS))
                    .flags(LogFlags.ALL)
                    .example("logs web-0 --tail=20", "The last 20 lines of a pod")
                    .example("logs -f deploy/web -c nginx", "Follow one container")
                    .example("logs -l app=web --prefix", "Ten lines of each pod with a label");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        String container = container(invocation, words);
        LogFlags.check(invocation);
        List<JsonNode> pods = pods(invocation, words);
        if (pods.isEmpty()) {
            String namespace = invocation.namespace();
            return new Empty("No resources found in " + namespace + " namespace.", Outcome.DONE);
        }
        List<LogRequest> requests = new ArrayList<>();
        PodFinder finder = new PodFinder(invocation);
        for (JsonNode pod : pods) {
            for (String each : containers(invocation, pod, container)) {
                requests.add(request(invocation, finder.ref(pod), each));
            }
        }
        return LogPrinter.of(invocation, requests);
    }

    private static String container(Invocation invocation, List<String> words) {
        boolean selected = !invocation.get(LogFlags.SELECTOR).isEmpty();
        if (selected && !words.isEmpty()) {
            throw usage("only a selector (-l) or a POD name is allowed");
        }
        boolean piped = invocation.input() instanceof Items;
        if (words.size() > 2 || (words.isEmpty() && !selected && !piped)) {
            throw usage(
                    "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n"
                            + "POD or TYPE/NAME is a required argument for the logs command");
        }
        String flag = invocation.get(LogFlags.CONTAINER);
        if (words.size() == 2 && !flag.isEmpty()) {
            throw usage("only one of -c or an inline [CONTAINER] arg is allowed");
        }
        return words.size() == 2 ? words.get(1) : flag;
    }

    private static FailureException usage(String message) {
        return new FailureException(new Failure.Usage(message, "See 'help logs' for its flags."));
    }

    private static List<JsonNode> pods(Invocation invocation, List<String> words) {
        PodFinder finder = new PodFinder(invocation);
        String selector = invocation.get(LogFlags.SELECTOR);
        if (!selector.isEmpty()) {
            return List.copyOf(finder.list(invocation.namespace(), selector, Optional.empty()));
        }
        if (words.isEmpty() && invocation.input() instanceof Items items) {
            return piped(invocation, finder, items);
        }
        PodFinder.Found found = named(finder, words.getFirst(), invocation.namespace());
        return ofObject(invocation, finder, found);
    }

    /** kubectl words this refusal of logs in a way of its own. */
    private static PodFinder.Found named(PodFinder finder, String word, String namespace) {
        try {
            return finder.object(word);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 404) {
                throw FailureException.plain(
                        "error from server (NotFound): "
                                + api.message()
                                + " in namespace \""
                                + namespace
                                + "\"");
            }
            throw e;
        }
    }

    private static List<JsonNode> ofObject(
            Invocation invocation, PodFinder finder, PodFinder.Found found) {
        if (invocation.get(LogFlags.ALL_PODS)) {
            return finder.pods(found, PodOrder.BY_LOGGING, REFUSAL);
        }
        Duration timeout = invocation.get(LogFlags.POD_TIMEOUT);
        PodFinder.First first = finder.first(found, PodOrder.BY_LOGGING, REFUSAL, timeout);
        if (first.count() > 1) {
            String name = Json.text(first.pod(), "metadata", "name");
            invocation.notices().line("Found " + first.count() + " pods, using pod/" + name);
        }
        return List.of(first.pod());
    }

    private static List<JsonNode> piped(Invocation invocation, PodFinder finder, Items items) {
        List<JsonNode> pods = new ArrayList<>();
        try (ItemSource source = items.objects()) {
            Item item;
            while ((item = source.next()) != null) {
                if (item.origin() == null) {
                    throw FailureException.plain(
                            "what was piped into logs is no object of a cluster");
                }
                ResourceRef ref = item.origin().ref();
                String namespace = ref.namespace() == null ? "" : ref.namespace();
                pods.addAll(
                        ofObject(
                                invocation,
                                finder,
                                new PodFinder.Found(ref.type(), namespace, item.json())));
            }
        }
        return pods;
    }

    private static List<String> containers(Invocation invocation, JsonNode pod, String named) {
        if (invocation.get(LogFlags.ALL_CONTAINERS)) {
            return Containers.all(pod);
        }
        Notices notices = invocation.get(LogFlags.ALL_PODS) ? Notices.none() : invocation.notices();
        return List.of(Containers.meant(pod, named, notices));
    }

    private static LogRequest request(Invocation invocation, ResourceRef pod, String container) {
        boolean selected = !invocation.get(LogFlags.SELECTOR).isEmpty();
        boolean piped = invocation.arguments().positional().isEmpty() && !selected;
        Long tail = invocation.get(LogFlags.TAIL);
        Long lines = tail >= 0 ? tail : null;
        if ((selected || piped) && !invocation.has(LogFlags.TAIL)) {
            lines = 10L;
        }
        Long limit = invocation.get(LogFlags.LIMIT_BYTES);
        Duration since = invocation.get(LogFlags.SINCE);
        String time = invocation.get(LogFlags.SINCE_TIME);
        return new LogRequest(
                pod,
                container,
                invocation.get(LogFlags.FOLLOW),
                invocation.get(LogFlags.PREVIOUS),
                invocation.get(LogFlags.TIMESTAMPS),
                lines,
                limit == 0 ? null : limit,
                invocation.has(LogFlags.SINCE) ? since.plusNanos(999_999_999).toSeconds() : null,
                time.isEmpty() ? null : time,
                invocation.get(LogFlags.UNVERIFIED));
    }
}
