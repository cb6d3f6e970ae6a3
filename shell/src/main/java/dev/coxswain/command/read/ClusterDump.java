package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
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
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code cluster-info dump}: what the cluster holds and its containers wrote, for whoever helps.
 */
final class ClusterDump implements Command {
    private static final Flag<String> DIRECTORY =
            Flag.text("output-directory")
                    .values(Values.Source.FILES)
                    .placeholder("DIRECTORY")
                    .help("Write files below this directory; - for standard output");
    private static final Flag<List<String>> NAMESPACES =
            Flag.list("namespaces")
                    .values(Values.Source.NAMESPACES)
                    .placeholder("NAMES")
                    .help("Dump these namespaces");
    private static final Flag<Duration> POD_TIMEOUT =
            Flag.duration("pod-running-timeout", Duration.ofSeconds(20))
                    .help("Taken for kubectl's sake");

    private static final Signature SIGNATURE =
            Signature.of("cluster-info dump", "Show all that helps to find what is wrong")
                    .describe(
                            "Nodes, and of kube-system and the current namespace the events,"
                                    + " workloads, services, pods and logs.")
                    .flags(OutputFlags.WRITE)
                    .flag(DIRECTORY, NAMESPACES, TargetFlags.ALL_NAMESPACES, POD_TIMEOUT)
                    .example("cluster-info dump", "All as one text")
                    .example("cluster-info dump --output-directory=dump -A", "As files");

    /** One list of a namespace: where it is and the name of its file. */
    private record Part(String group, String plural, String file) {
        String path(String namespace) {
            return group + "/namespaces/" + namespace + "/" + plural;
        }
    }

    private static final List<Part> PARTS =
            List.of(
                    new Part("/api/v1", "events", "events"),
                    new Part("/api/v1", "replicationcontrollers", "replication-controllers"),
                    new Part("/api/v1", "services", "services"),
                    new Part("/apis/apps/v1", "daemonsets", "daemonsets"),
                    new Part("/apis/apps/v1", "deployments", "deployments"),
                    new Part("/apis/apps/v1", "replicasets", "replicasets"),
                    new Part("/api/v1", "pods", "pods"));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Output asked = OutputFlags.withoutColumns(invocation.arguments());
        Output output = asked.format() == OutputFormat.TABLE ? json(asked) : asked;
        String directory = invocation.get(DIRECTORY);
        if (directory.isEmpty() || directory.equals("-")) {
            return new Lines(
                    new SequenceInputStream(
                            Collections.enumeration(
                                    new Texts(invocation, output, Optional.empty()).all())),
                    () -> Outcome.DONE);
        }
        Path root = invocation.session().directory().resolve(directory);
        for (InputStream each : new Texts(invocation, output, Optional.of(root)).all()) {
            try (each) {
                each.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw unwritten(e);
            }
        }
        return Lines.of("Cluster info dumped to " + directory + "\n");
    }

    private static Output json(Output asked) {
        return new Output(
                OutputFormat.JSON, null, false, asked.showManagedFields(), asked.missingKeysFail());
    }

    private static FailureException unwritten(IOException e) {
        return new FailureException(new Failure.File("write: " + e.getMessage()), e);
    }

    /** The parts of the dump, each made when its turn comes: as text, or as a file of no text. */
    private record Texts(Invocation invocation, Output output, Optional<Path> root) {
        List<InputStream> all() {
            List<InputStream> texts = new ArrayList<>();
            texts.add(late(() -> list("/api/v1/nodes", "nodes")));
            for (String namespace : namespaces()) {
                for (Part part : PARTS) {
                    String file = namespace + "/" + part.file();
                    texts.add(late(() -> list(part.path(namespace), file)));
                }
                texts.add(late(() -> logs(namespace)));
            }
            return texts;
        }

        private List<String> namespaces() {
            if (invocation.get(TargetFlags.ALL_NAMESPACES)) {
                List<String> names = new ArrayList<>();
                ask("/api/v1/namespaces")
                        .path("items")
                        .forEach(each -> names.add(Json.text(each, "metadata", "name")));
                return names;
            }
            List<String> given = invocation.get(NAMESPACES);
            return given.isEmpty()
                    ? List.copyOf(
                            new LinkedHashSet<>(List.of("kube-system", invocation.namespace())))
                    : given;
        }

        private ObjectNode ask(String path) {
            return invocation.cluster().send(Request.get(path), invocation.cancellation()).object();
        }

        private byte[] list(String path, String file) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            Items one =
                    Items.of(
                            List.of(Item.of(shown(ask(path)))),
                            Items.Shape.DECLARED,
                            output,
                            Outcome.DONE);
            Printer.print(one, text, Traits.PLAIN);
            String ending = output.format() == OutputFormat.YAML ? ".yaml" : ".json";
            return kept(file + ending, text.toByteArray());
        }

        private ObjectNode shown(ObjectNode list) {
            if (!output.showManagedFields()) {
                for (JsonNode each : list.path("items")) {
                    if (each.path("metadata") instanceof ObjectNode metadata) {
                        metadata.remove("managedFields");
                    }
                }
            }
            // Go's own types have no list where it is empty.
            return list.path("items").isEmpty() ? list.putNull("items") : list;
        }

        private byte[] logs(String namespace) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            String pods = "/api/v1/namespaces/" + namespace + "/pods";
            for (JsonNode pod : ask(pods).path("items")) {
                String name = Json.text(pod, "metadata", "name");
                StringBuilder log = new StringBuilder();
                for (String kind : List.of("initContainers", "containers")) {
                    for (JsonNode each : Json.at(pod, "spec", kind)) {
                        log.append(log(namespace, name, Json.text(each, "name")));
                    }
                }
                byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
                text.writeBytes(kept(namespace + "/" + name + "/logs.txt", bytes));
            }
            return text.toByteArray();
        }

        private String log(String namespace, String pod, String container) {
            String named =
                    "container " + container + " of pod " + namespace + "/" + pod + " ====\n";
            Request request =
                    Request.get("/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log")
                            .with("container", container);
            String said;
            try {
                said = invocation.cluster().send(request, invocation.cancellation()).text();
            } catch (FailureException e) {
                said =
                        "Request log error: "
                                + String.join("\n", FailureReport.of(e.failure()).lines())
                                + "\n";
            }
            return "==== START logs for " + named + said + "==== END logs for " + named;
        }

        /** The bytes where they are printed, none where they are in a file now. */
        private byte[] kept(String file, byte[] bytes) {
            if (root.isEmpty()) {
                return bytes;
            }
            try {
                Path path = root.get().resolve(file);
                Files.createDirectories(path.getParent());
                Files.write(path, bytes);
                return new byte[0];
            } catch (IOException e) {
                throw unwritten(e);
            }
        }

        private static InputStream late(Supplier<byte[]> bytes) {
            return new SequenceInputStream(
                    new Enumeration<>() {
                        private boolean done;

                        @Override
                        public boolean hasMoreElements() {
                            return !done;
                        }

                        @Override
                        public InputStream nextElement() {
                            done = true;
                            return new ByteArrayInputStream(bytes.get());
                        }
                    });
        }
    }
}
