package dev.coxswain;

import dev.coxswain.document.Yaml;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.jq.JqCommandLine;
import dev.coxswain.jq.JqStreams;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.LineText;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The runs from which the start-up archives are made, printing nothing: one of what nearly every
 * start does, whose classes are linked before the program begins, and one of a little of
 * everything, whose classes only lie ready. The launcher starts them in an empty home on a practice
 * cluster of its own, so that they neither ask a person's cluster nor start their credential
 * plugin.
 */
final class Rehearsal {
    /** A little of everything. */
    static final String WHOLE = "__rehearse";

    /** What nearly every start does; the prompt at the terminal that is there. */
    static final String OPENING = "__rehearse_opening";

    private static final List<String> OPENING_LINES =
            List.of(
                    "get pods",
                    "get pods -A",
                    "get namespaces -o json",
                    "get pods -A -o yaml",
                    "get namespaces | .items[].metadata.name");

    /** What a server elsewhere needs and the practice cluster does not. */
    private static final List<String> PACKAGES =
            List.of(
                    "java.net.http/jdk/internal/net/http/frame",
                    "java.net.http/jdk/internal/net/http/hpack",
                    "java.net.http/jdk/internal/net/http",
                    "java.base/sun/security/provider/certpath",
                    "java.base/sun/security/validator");

    /** Whatever a kubeconfig may be written in. */
    private static final String YAML =
            """
            # a comment
            apiVersion: v1
            clusters:
            - cluster: {server: "https://localhost:6443", insecure-skip-tls-verify: true}
              name: 'a'
            - {name: b, cluster: {server: https://b, certificate-authority-data: LS0t}}
            contexts: [{name: a, context: &context {cluster: a, user: a}},
              {name: b, context: *context}]
            current-context: a
            preferences: {}
            users:
              - name: a
                user:
                  exec:
                    apiVersion: client.authentication.k8s.io/v1
                    command: login
                    args: [--quiet, '7', 1.5, null, ~, yes, 0x10, 1e3]
                    env:
                    installHint: |-
                      Some
                      words
                    provideClusterInfo: false
              - name: "b\\n"
                user:
                  token: >
                    folded
                    words
            """;

    private static final List<String> LINES =
            List.of(
                    "help",
                    "help get",
                    "config get-contexts",
                    "get pods -A",
                    "get pods -A -o wide",
                    "get pods -A | .items[].metadata.name",
                    "get pods -A -o json | .items | length",
                    "run rehearsal --image=nginx",
                    "wait --for=condition=Ready pod rehearsal --timeout=10s",
                    "get pods",
                    "describe pod rehearsal",
                    "logs rehearsal",
                    "exec rehearsal -- hostname",
                    "get namespaces -o yaml",
                    "get nodes -o custom-columns=NAME:metadata.name",
                    "describe namespace default",
                    "run other --image=none --dry-run=client -o yaml",
                    "[a: [1, 2, 3]] | .a | map(. * 2) | add",
                    "(1..3).collect { it * 2 }",
                    "def rehearsed = [1: 'a']",
                    "echo a | grep a",
                    "gte pods");

    private static final String LIST =
            """
            {"kind": "List", "items": [{"a": 1, "b": ["x", null, true], "c": "\\u00e9"},
              {"a": -2.50, "b": [], "c": {}}]}
            """;

    /** What is said to jq's own command line. */
    private static final List<List<String>> CALLS =
            List.of(
                    List.of("."),
                    List.of("-C", "."),
                    List.of("-r", ".items[] | select(.a == 1) | .b[0], .c"),
                    List.of("-c", "--arg", "x", "1", ".items | map({a, n: $x}) | sort_by(.a)"),
                    List.of("-e", "[.items[].a] | add / 2, length, (.[0] | tostring)"),
                    List.of("-s", "first(.[] | .items | to_entries[] | select(.key > 0))"),
                    List.of(
                            "-n",
                            "reduce inputs as $i (0; . + 1) | if . > 1 then . else empty end"),
                    List.of("--stream", "-c", "."),
                    List.of("-R", "test(\"a+\") // sub(\"b\"; \"c\") | \"<\\(.)>\""),
                    List.of("del(.items[0]) | .kind |= ascii_downcase | .n += 1 | keys"),
                    List.of("try error(\"x\") catch ., (.items[] as {a: $a} | $a)"),
                    List.of(".items[].a.b"),
                    List.of("nope"));

    private Rehearsal() {}

    private static void jq(List<String> words) {
        JqCommandLine.run(
                words,
                JqStreams.of(
                        new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()),
                Path.of(""),
                Map.of(),
                new Cancellation());
    }

    /** Runs a little of everything; a line that fails ends itself and not the rehearsal. */
    static int whole(Shell shell) {
        shell.warm();
        CALLS.forEach(Rehearsal::jq);
        run(shell, LINES);
        return 0;
    }

    /** Runs what nearly every start does, then asks at the terminal until it is told to end. */
    static int opening(Shell shell, Prompt prompt) {
        Yaml.parse(YAML);
        PACKAGES.forEach(Rehearsal::load);
        run(shell, OPENING_LINES);
        jq(CALLS.getFirst());
        return prompt.run();
    }

    /** Loads the classes of a package of the JDK, none of which begins to do anything. */
    private static void load(String folder) {
        Path path = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", folder);
        String name = folder.substring(folder.indexOf('/') + 1).replace('/', '.') + ".";
        try (Stream<Path> files = Files.list(path)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> name + file.substring(0, file.lastIndexOf('.')))
                    .forEach(Rehearsal::loadClass);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void loadClass(String name) {
        try {
            Class.forName(name, false, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException | LinkageError _) {
            // Of no use here, then, nor later.
        }
    }

    private static void run(Shell shell, List<String> lines) {
        Channels silent =
                new Channels(
                        InputStream.nullInputStream(),
                        false,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        Notices.none(),
                        Progress.none(),
                        new Cancellation(),
                        null);
        lines.forEach(line -> shell.interpreter().run(LineText.typed(line), silent));
    }
}
