package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code top pod} and {@code top node}: what is used now, as the metrics server has it. */
final class Top implements Command {
    private static final String METRICS = "/apis/metrics.k8s.io/v1beta1/";
    private static final Flag<String> SORT_BY =
            Flag.text("sort-by").values(Values.words("cpu", "memory")).help("The most first");
    private static final Flag<Boolean> CONTAINERS =
            Flag.bool("containers").help("Show each container");
    private static final Flag<Boolean> SUM = Flag.bool("sum").help("Add all up in the last line");
    private static final Flag<Boolean> PROTOCOL_BUFFERS =
            Flag.bool("use-protocol-buffers").defaulting(true).help("Taken for kubectl's sake");

    private static final Flag<Boolean> CAPACITY =
            Flag.bool("show-capacity").help("Compare with all a node has, not with what is free");

    private static final Flag<Boolean> SWAP =
            Flag.bool("show-swap").help("Show the memory that was swapped out too");

    private static final String UNKNOWN = "<unknown>";

    private final boolean pods;
    private final Signature signature;

    Top(boolean pods) {
        this.pods = pods;
        Signature common =
                Signature.of(
                                pods ? "top pod" : "top node",
                                pods ? "Show what pods use now" : "Show what nodes use now")
                        .alias(
                                pods
                                        ? new String[] {"top pods", "top po"}
                                        : new String[] {"top nodes", "top no"})
                        .argument(
                                Argument.optional("NAME")
                                        .values(pods ? Values.Source.PODS : Values.Source.NODES))
                        .flag(SORT_BY, OutputFlags.NO_HEADERS, PROTOCOL_BUFFERS, SWAP)
                        .flag(TargetFlags.SELECTOR)
                        .example(pods ? "top pod" : "top node", "What uses how much?");
        this.signature =
                pods
                        ? common.flag(CONTAINERS, SUM, TargetFlags.ALL_NAMESPACES)
                                .flag(TargetFlags.FIELD_SELECTOR)
                        : common.flag(CAPACITY);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        String selector = invocation.get(TargetFlags.SELECTOR);
        String sortBy = invocation.get(SORT_BY);
        String fields = invocation.get(TargetFlags.FIELD_SELECTOR);
        if (!fields.isEmpty() && !fields.contains("=")) {
            throw FailureException.plain(
                    "invalid selector: '" + fields + "'; can't understand '" + fields + "'");
        }
        if (!List.of("", "cpu", "memory").contains(sortBy)) {
            throw FailureException.plain("--sort-by accepts only cpu or memory");
        }
        if (words.size() > 1) {
            throw FailureException.usage((pods ? "pod" : "node") + " [NAME | -l label]");
        }
        if (!words.isEmpty() && !selector.isEmpty()) {
            throw FailureException.plain(
                    "only one of NAME or " + (pods ? "" : "--") + "selector can be provided");
        }
        boolean served =
                invocation.cluster().types().all(invocation.cancellation()).stream()
                        .anyMatch(type -> type.group().equals("metrics.k8s.io"));
        if (!served) {
            throw FailureException.plain("Metrics API not available");
        }
        List<Usage> usages = usages(invocation, words.isEmpty() ? "" : words.getFirst());
        usages.sort(order(sortBy));
        if (usages.isEmpty()) {
            return nothing(invocation);
        }
        return Lines.of(pods ? podText(invocation, usages) : nodeText(invocation, usages));
    }

    private Result nothing(Invocation invocation) {
        if (!pods) {
            throw FailureException.plain("metrics not available yet");
        }
        invocation
                .notices()
                .line(
                        invocation.get(TargetFlags.ALL_NAMESPACES)
                                ? "No resources found"
                                : "No resources found in "
                                        + invocation.namespace()
                                        + " namespace.");
        return Lines.of("");
    }

    private static Comparator<Usage> order(String by) {
        Comparator<Usage> byName =
                Comparator.comparing(Usage::namespace).thenComparing(Usage::name);
        return switch (by) {
            case "cpu" -> Comparator.comparingLong((Usage each) -> each.milli()).reversed();
            case "memory" -> Comparator.comparingLong((Usage each) -> each.bytes()).reversed();
            default -> byName;
        };
    }

    private List<Usage> usages(Invocation invocation, String name) {
        String place =
                pods && !invocation.get(TargetFlags.ALL_NAMESPACES)
                        ? "namespaces/" + invocation.namespace() + "/pods"
                        : pods ? "pods" : "nodes";
        String selector = invocation.get(TargetFlags.SELECTOR);
        String fields = invocation.get(TargetFlags.FIELD_SELECTOR);
        Request request =
                Request.get(METRICS + place + (name.isEmpty() ? "" : "/" + name))
                        .with("labelSelector", selector.isEmpty() ? null : selector)
                        .with("fieldSelector", fields.isEmpty() ? null : fields);
        JsonNode answer = answer(invocation, request);
        List<Usage> usages = new ArrayList<>();
        if (name.isEmpty()) {
            answer.path("items").forEach(each -> usages.add(Usage.of(each)));
        } else {
            usages.add(Usage.of(answer));
        }
        return usages;
    }

    /** The answer; labels that make no sense are told as kubectl, which reads them, tells them. */
    private static JsonNode answer(Invocation invocation, Request request) {
        try {
            return invocation.cluster().send(request, invocation.cancellation()).object();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api
                    && api.code() == 400
                    && invocation.get(TargetFlags.FIELD_SELECTOR).isEmpty()) {
                throw FailureException.plain(api.message());
            }
            throw e;
        }
    }

    private static String podText(Invocation invocation, List<Usage> usages) {
        boolean all = invocation.get(TargetFlags.ALL_NAMESPACES);
        boolean containers = invocation.get(CONTAINERS);
        List<String> header = new ArrayList<>(all ? List.of("NAMESPACE") : List.of());
        header.addAll(containers ? List.of("POD", "NAME") : List.of("NAME"));
        header.addAll(List.of("CPU(cores)", "MEMORY(bytes)"));
        boolean swap = invocation.get(SWAP);
        if (swap) {
            header.add("SWAP(bytes)");
        }
        List<List<String>> rows = new ArrayList<>();
        if (!invocation.get(OutputFlags.NO_HEADERS)) {
            rows.add(header);
        }
        for (Usage usage : usages) {
            for (Usage part : containers ? usage.containers() : List.of(usage)) {
                List<String> row = new ArrayList<>(all ? List.of(usage.namespace()) : List.of());
                row.add(usage.name());
                if (containers) {
                    row.add(part.name());
                }
                row.add(part.milli() + "m");
                row.add(Usage.mebibytes(part.bytes()));
                if (swap) {
                    row.add(Usage.mebibytes(part.swapped()));
                }
                rows.add(row);
            }
        }
        if (invocation.get(SUM)) {
            // kubectl counts its columns only where it prints their names.
            int last = swap ? 3 : 2;
            int blanks = invocation.get(OutputFlags.NO_HEADERS) ? last - 1 : header.size() - last;
            rows.addAll(sum(usages, blanks, swap));
        }
        return PaddedRows.text(rows);
    }

    private static List<List<String>> sum(List<Usage> usages, int blanks, boolean swap) {
        List<String> line = new ArrayList<>(Collections.nCopies(blanks, ""));
        line.addAll(List.of("________", "________"));
        List<String> sum = new ArrayList<>(Collections.nCopies(blanks, ""));
        sum.add(usages.stream().mapToLong(Usage::milli).sum() + "m");
        sum.add(Usage.mebibytes(usages.stream().mapToLong(Usage::bytes).sum()));
        if (swap) {
            // kubectl draws no line above this one.
            line.add("");
            sum.add(Usage.mebibytes(usages.stream().mapToLong(Usage::swapped).sum()));
        }
        return List.of(line, sum);
    }

    /** What each node has to compare with, by its name. */
    private static Map<String, JsonNode> nodes(Invocation invocation) {
        Map<String, JsonNode> nodes = new HashMap<>();
        invocation
                .cluster()
                .send(Request.get("/api/v1/nodes"), invocation.cancellation())
                .object()
                .path("items")
                .forEach(
                        each ->
                                nodes.put(
                                        Json.text(each, "metadata", "name"), each.path("status")));
        return nodes;
    }

    private static String nodeText(Invocation invocation, List<Usage> usages) {
        Map<String, JsonNode> nodes = nodes(invocation);
        String what = invocation.get(CAPACITY) ? "capacity" : "allocatable";
        boolean swap = invocation.get(SWAP);
        List<String> header =
                new ArrayList<>(
                        List.of("NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"));
        if (swap) {
            header.addAll(List.of("SWAP(bytes)", "SWAP(%)"));
        }
        List<List<String>> rows = new ArrayList<>();
        if (!invocation.get(OutputFlags.NO_HEADERS)) {
            rows.add(header);
        }
        for (Usage usage : usages) {
            JsonNode status = nodes.remove(usage.name());
            rows.add(nodeRow(usage, status == null ? Json.object() : status, what, swap));
        }
        boolean all =
                invocation.arguments().positional().isEmpty()
                        && invocation.get(TargetFlags.SELECTOR).isEmpty();
        if (all) {
            for (String name : new TreeSet<>(nodes.keySet())) {
                List<String> row = new ArrayList<>(Collections.nCopies(header.size(), UNKNOWN));
                row.set(0, name);
                rows.add(row);
            }
        }
        return PaddedRows.text(rows);
    }

    private static List<String> nodeRow(Usage usage, JsonNode status, String what, boolean swap) {
        JsonNode has = status.path(what);
        List<String> row = new ArrayList<>();
        row.add(usage.name());
        row.add(usage.milli() + "m");
        row.add(Usage.share(usage.milli(), Usage.milli(has)));
        row.add(Usage.mebibytes(usage.bytes()));
        row.add(Usage.share(usage.bytes(), Usage.bytes(has)));
        if (swap) {
            long whole = Json.at(status, "nodeInfo", "swap", "capacity").asLong(0);
            row.add(usage.swap() == null ? UNKNOWN : Usage.mebibytes(usage.swapped()));
            row.add(Usage.share(usage.swapped(), whole));
        }
        return row;
    }
}
