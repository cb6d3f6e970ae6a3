package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code create deployment|job|cronjob}. */
final class Workloads {
    private static final Flag<List<String>> IMAGES =
            Flag.list("image").placeholder("IMAGE").help("Image to run; several for a deployment");
    private static final Flag<String> IMAGE =
            Flag.text("image").placeholder("IMAGE").help("Image to run");
    private static final Flag<Long> REPLICAS =
            Flag.integer("replicas", 1).shorthand('r').help("How many pods");
    private static final Flag<Long> PORT =
            Flag.integer("port", -1).help("Port the container listens on");
    private static final Flag<String> SCHEDULE =
            Flag.text("schedule").placeholder("CRON").help("When to run, as '*/5 * * * *'");
    private static final Flag<String> RESTART =
            Flag.text("restart").placeholder("POLICY").help("Never or OnFailure");

    private Workloads() {}

    static List<Command> all() {
        return List.of(
                new Generator(
                        Signature.of("create deployment", "Create a deployment")
                                .alias("create deploy")
                                .flag(IMAGES, REPLICAS, PORT)
                                .example(
                                        "create deployment web --image=nginx --dry-run=client -o"
                                                + " yaml",
                                        "Write a manifest to begin with"),
                        Workloads::deployment),
                new Generator(
                        Signature.of("create job", "Create a job")
                                .flag(IMAGE)
                                .argument(Argument.command("COMMAND [ARG…]"))
                                .example(
                                        "create job hi --image=busybox -- echo hi",
                                        "Run a command to its end"),
                        Workloads::job),
                new Generator(
                        Signature.of("create cronjob", "Create a cron job")
                                .alias("create cj")
                                .flag(IMAGE, SCHEDULE, RESTART)
                                .argument(Argument.command("COMMAND [ARG…]"))
                                .example(
                                        "create cronjob hi --image=busybox --schedule='* * * * *'"
                                                + " -- date",
                                        "Run a command every minute"),
                        Workloads::cronJob));
    }

    private static @Nullable List<String> command(Invocation invocation) {
        List<String> words = invocation.arguments().afterDash();
        return words.isEmpty() ? null : words;
    }

    /** kubectl names a container after its image, without registry, tag and digest. */
    private static String containerName(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.split("[:@]", 2)[0].replaceAll("[^a-zA-Z0-9-]", "-").toLowerCase(Locale.ROOT);
    }

    private static ObjectNode deployment(Invocation invocation, String name) {
        List<String> images = invocation.get(IMAGES);
        required(images.isEmpty(), "image");
        if (images.size() > 1 && command(invocation) != null) {
            throw FailureException.plain("cannot specify multiple --image options and command");
        }
        long port = invocation.get(PORT);
        List<ObjectNode> containers = new ArrayList<>();
        for (String image : images) {
            containers.add(
                    Tree.object(
                            "name", containerName(image),
                            "image", image,
                            "command", command(invocation),
                            "ports", port < 0 ? null : List.of(Tree.object("containerPort", port)),
                            "resources", Tree.object()));
        }
        Map<String, String> labels = Map.of("app", name);
        return Tree.object(
                "kind", "Deployment",
                "apiVersion", "apps/v1",
                "metadata", Tree.object("name", name, "labels", labels),
                "spec",
                        Tree.object(
                                "replicas", invocation.get(REPLICAS),
                                "selector", Tree.object("matchLabels", labels),
                                "template",
                                        Tree.object(
                                                "metadata", Tree.object("labels", labels),
                                                "spec", Tree.object("containers", containers)),
                                "strategy", Tree.object()),
                "status", Tree.object());
    }

    private static void required(boolean missing, String flag) {
        if (missing) {
            throw FailureException.plain("required flag(s) \"" + flag + "\" not set");
        }
    }

    private static ObjectNode template(Invocation invocation, String name, String restart) {
        ObjectNode container =
                Tree.object(
                        "name", name,
                        "image", invocation.get(IMAGE),
                        "command", command(invocation),
                        "resources", Tree.object());
        return Tree.object(
                "metadata",
                Tree.object(),
                "spec",
                Tree.object("containers", List.of(container), "restartPolicy", restart));
    }

    private static ObjectNode job(Invocation invocation, String name) {
        if (invocation.get(IMAGE).isEmpty()) {
            throw FailureException.plain("either --image or --from must be specified");
        }
        return Tree.object(
                "kind", "Job",
                "apiVersion", "batch/v1",
                "metadata", Tree.object("name", name),
                "spec", Tree.object("template", template(invocation, name, "Never")),
                "status", Tree.object());
    }

    private static ObjectNode cronJob(Invocation invocation, String name) {
        required(invocation.get(IMAGE).isEmpty(), "image");
        required(invocation.get(SCHEDULE).isEmpty(), "schedule");
        String restart = invocation.get(RESTART).isEmpty() ? "OnFailure" : invocation.get(RESTART);
        return Tree.object(
                "kind", "CronJob",
                "apiVersion", "batch/v1",
                "metadata", Tree.object("name", name),
                "spec",
                        Tree.object(
                                "schedule", invocation.get(SCHEDULE),
                                "jobTemplate",
                                        Tree.object(
                                                "metadata", Tree.object("name", name),
                                                "spec",
                                                        Tree.object(
                                                                "template",
                                                                template(
                                                                        invocation,
                                                                        name,
                                                                        restart)))),
                "status", Tree.object());
    }
}
