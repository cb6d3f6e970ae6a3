package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** {@code expose}: makes a service for the pods of a workload or of another service. */
final class Expose implements Command {
    private static final int LONGEST_NAME = 63;
    private static final Flag<String> PORT =
            Flag.text("port").placeholder("PORT").help("The service's port; else the pods' own");
    private static final Flag<String> TARGET_PORT =
            Flag.text("target-port").placeholder("PORT").help("The pods' port, by number or name");
    private static final Flag<String> TYPE =
            Flag.text("type")
                    .values(Values.words("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"))
                    .placeholder("TYPE")
                    .help("Type of the service; ClusterIP where it is not given");
    private static final Flag<String> NAME =
            Flag.text("name").placeholder("NAME").help("The service's name; else the object's");
    private static final Flag<String> PROTOCOL =
            Flag.text("protocol")
                    .values(Values.words("TCP", "UDP", "SCTP"))
                    .help("Protocol of the ports; else the pods' own");
    private static final Flag<String> SELECTOR =
            Flag.text("selector").placeholder("K=V,…").help("Labels of the pods it is for");
    private static final Flag<String> LABELS =
            Flag.text("labels").shorthand('l').placeholder("K=V,…").help("Labels of the service");
    private static final Flag<String> CLUSTER_IP =
            Flag.text("cluster-ip").placeholder("IP").help("The address; None for headless");
    private static final Flag<String> EXTERNAL_IP =
            Flag.text("external-ip").placeholder("IP").help("One more address that leads to it");
    private static final Flag<String> LOAD_BALANCER_IP =
            Flag.text("load-balancer-ip").placeholder("IP").help("Address of the load balancer");
    private static final Flag<String> AFFINITY =
            Flag.text("session-affinity")
                    .values(Values.words("None", "ClientIP"))
                    .help("Whether a client stays with one pod");
    private static final Signature SIGNATURE =
            Signature.of("expose", "Make a service for the pods of a workload")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(PORT, TARGET_PORT, TYPE, NAME, PROTOCOL, SELECTOR, LABELS)
                    .flag(RunPod.OVERRIDES, RunPod.OVERRIDE_TYPE)
                    .flag(CLUSTER_IP, EXTERNAL_IP, LOAD_BALANCER_IP, AFFINITY)
                    .flags(WriteFlags.FILES)
                    .flag(
                            TargetFlags.ALL,
                            DryRun.FLAG,
                            WriteFlags.FIELD_MANAGER,
                            LastApplied.SAVE_CONFIG)
                    .flags(OutputFlags.WRITE)
                    .example("expose deploy/web --port 80 --target-port 8080", "Inside the cluster")
                    .example("expose -f web.yaml --type LoadBalancer --port 80", "From outside");

    private final Sources sources;

    Expose(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (Sources.given(invocation)) {
            return Writes.of(
                    invocation,
                    sources.steps(
                            invocation,
                            "expose",
                            manifest ->
                                    one(
                                            invocation,
                                            Placement.of(invocation, manifest),
                                            manifest.object())));
        }
        List<Subject> subjects =
                Subject.named(invocation, sources, invocation.arguments().positional());
        return Writes.of(
                invocation,
                Subject.steps(
                        subjects,
                        subject -> one(invocation, subject.ref(), subject.live(invocation))),
                Items.Shape.DECLARED,
                OutputFlags.withoutColumns(invocation.arguments()));
    }

    private static List<Item> one(Invocation invocation, ResourceRef ref, ObjectNode object) {
        ResourceType type = service(invocation);
        ObjectNode service = RunPod.overridden(invocation, make(invocation, ref, object));
        String name = Json.text(service, "metadata", "name");
        ResourceRef made = new ResourceRef(type, ref.namespace(), name);
        ObjectNode after =
                DryRun.of(invocation) == DryRun.CLIENT
                        ? Generated.placed(invocation, service)
                        : invocation
                                .objects()
                                .create(
                                        type,
                                        ref.namespace(),
                                        LastApplied.saved(invocation, service),
                                        WriteFlags.options(invocation, "kubectl-expose"));
        return List.of(Placement.written(invocation, made, after, "exposed"));
    }

    private static ResourceType service(Invocation invocation) {
        return invocation
                .cluster()
                .types()
                .ofKind("v1", "Service", invocation.cancellation())
                .orElseThrow(() -> FailureException.plain("this server has no services"));
    }

    private static ObjectNode make(Invocation invocation, ResourceRef ref, ObjectNode object) {
        String given = invocation.get(NAME);
        String name = given.isEmpty() ? ref.name() : given;
        JsonNode selector = selector(invocation, ref, object);
        JsonNode labels = object.path("metadata").path("labels");
        Object ownLabels = labels.isEmpty() ? null : labels;
        String affinity = invocation.get(AFFINITY);
        if (!List.of("", "None", "ClientIP").contains(affinity)) {
            throw FailureException.plain("unknown session affinity: " + affinity);
        }
        String external = invocation.get(EXTERNAL_IP);
        return Tree.object(
                "kind", "Service",
                "apiVersion", "v1",
                "metadata",
                        Tree.object(
                                "name",
                                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                                "namespace",
                                invocation.namespaceGiven() ? ref.namespace() : null,
                                "labels",
                                invocation.has(LABELS)
                                        ? Pairs.labels(invocation.get(LABELS))
                                        : ownLabels),
                "spec",
                        Tree.object(
                                "ports", Tree.array(ports(invocation, object)),
                                "selector", selector,
                                "clusterIP", orNull(invocation.get(CLUSTER_IP)),
                                "type", orNull(invocation.get(TYPE)),
                                "externalIPs", external.isEmpty() ? null : List.of(external),
                                "sessionAffinity", orNull(affinity),
                                "loadBalancerIP", orNull(invocation.get(LOAD_BALANCER_IP))),
                "status", Tree.object("loadBalancer", Tree.object()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The labels of the pods an object stands for. */
    private static JsonNode selector(Invocation invocation, ResourceRef ref, ObjectNode object) {
        if (invocation.has(SELECTOR)) {
            return Json.mapper().valueToTree(Pairs.labels(invocation.get(SELECTOR)));
        }
        String kind = ref.type().kind();
        JsonNode spec = object.path("spec").path("selector");
        return switch (kind) {
            case "Pod" ->
                    some(
                            Json.at(object, "metadata", "labels"),
                            "couldn't retrieve selectors via --selector flag or introspection: the"
                                    + " pod has no labels and cannot be exposed");
            case "Service" ->
                    some(
                            spec,
                            "couldn't retrieve selectors via --selector flag or introspection: the"
                                    + " service has no pod selector set");
            case "ReplicationController" -> spec;
            case "Deployment", "ReplicaSet" -> {
                if (!spec.path("matchExpressions").isEmpty()) {
                    throw FailureException.plain(
                            "couldn't retrieve selectors via --selector flag or introspection:"
                                    + " couldn't convert expressions to map-based selector format");
                }
                yield spec.path("matchLabels");
            }
            default -> throw FailureException.plain("cannot expose a " + groupKind(ref.type()));
        };
    }

    private static String groupKind(ResourceType type) {
        return type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    }

    private static JsonNode some(JsonNode labels, String otherwise) {
        if (labels.isEmpty()) {
            throw FailureException.plain(otherwise);
        }
        return labels;
    }

    private static List<ObjectNode> ports(Invocation invocation, ObjectNode object) {
        List<ObjectNode> own = ServedPorts.of(object);
        List<String> numbers =
                invocation.has(PORT)
                        ? List.of(invocation.get(PORT).split(","))
                        : own.stream().map(each -> Json.text(each, "port")).distinct().toList();
        if (numbers.isEmpty()) {
            throw FailureException.plain("couldn't find port via --port flag or introspection");
        }
        String target = invocation.get(TARGET_PORT);
        List<ObjectNode> ports = new ArrayList<>();
        for (String text : numbers) {
            long number = ServedPorts.number(text);
            ports.add(
                    Tree.object(
                            "name",
                            numbers.size() > 1 ? "port-" + (ports.size() + 1) : null,
                            "protocol",
                            protocol(invocation, own, text),
                            "port",
                            number,
                            "targetPort",
                            target.isEmpty() ? number : ServedPorts.target(target)));
        }
        return ports;
    }

    private static String protocol(Invocation invocation, List<ObjectNode> own, String port) {
        String given = invocation.get(PROTOCOL);
        if (!given.isEmpty()) {
            return given;
        }
        return own.stream()
                .filter(each -> Json.text(each, "port").equals(port))
                .map(each -> Json.text(each, "protocol"))
                .findFirst()
                .orElse("TCP");
    }
}
