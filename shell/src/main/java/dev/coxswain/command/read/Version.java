package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.GoJson;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.render.GoYaml;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code version}: of this program and of the server. */
public final class Version implements Command {
    private static final Flag<Boolean> CLIENT =
            Flag.bool("client").help("Only this program's version; no server is asked");

    /** The kubectl whose words, flags and output this program keeps. */
    private static final String KUBECTL = "v1.36.3";

    /** The kustomize whose kustomizations this program builds. */
    private static final String KUSTOMIZE = "v5.8.1";

    private static final Signature SIGNATURE =
            Signature.of("version", "Say the versions of this program and of the server")
                    .flag(CLIENT, OutputFlags.OUTPUT)
                    .example("version --client", "Which cox is this?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (!words.isEmpty()) {
            throw FailureException.usage("extra arguments: [" + String.join(" ", words) + "]");
        }
        String format = invocation.get(OutputFlags.OUTPUT);
        if (!List.of("", "json", "yaml").contains(format)) {
            throw FailureException.usage("--output must be 'yaml' or 'json'");
        }
        ObjectNode versions = Json.object();
        versions.set("clientVersion", own());
        versions.put("kustomizeVersion", KUSTOMIZE);
        List<Failure> failures = new ArrayList<>();
        if (!invocation.get(CLIENT)) {
            try {
                Request request = Request.get("/version");
                versions.set(
                        "serverVersion",
                        invocation.cluster().send(request, invocation.cancellation()).object());
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        String text =
                switch (format) {
                    case "json" -> GoJson.declared(versions, "  ") + "\n";
                    case "yaml" -> GoYaml.of(versions) + "\n";
                    default -> text(versions);
                };
        return new Lines(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.of(failures));
    }

    private static String text(ObjectNode versions) {
        String client = Json.text(versions, "clientVersion", "gitVersion");
        String text = "Client Version: " + client + "\nKustomize Version: " + KUSTOMIZE + "\n";
        String server = Json.text(versions, "serverVersion", "gitVersion");
        return server.isEmpty() ? text : text + "Server Version: " + server + "\n";
    }

    /** This program's version, in the form and at the level of the kubectl it stands in for. */
    private static ObjectNode own() {
        String packed = Version.class.getPackage().getImplementationVersion();
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", KUBECTL + "+cox." + (packed == null ? "unpacked" : packed))
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "java" + Runtime.version().feature())
                .put("compiler", "javac")
                .put("platform", platform());
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String name =
                system.startsWith("mac")
                        ? "darwin"
                        : system.startsWith("win") ? "windows" : "linux";
        String machine = System.getProperty("os.arch", "");
        return name + "/" + (machine.equals("aarch64") ? "arm64" : machine);
    }
}
