package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.RandomSuffix;
import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
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
    private static final Flag<String> FROM =
            Flag.text("from")
                    .values(Values.Source.RESOURCE_REFS)
                    .placeholder("cronjob/NAME")
                    .help("The cron job whose template is run now");
    private static final Flag<String> SCHEDULE =
            Flag.text("schedule").placeholder("CRON").help("When to run, as '*/5 * * * *'");
    private static final Flag<String> RESTART =
            Flag.text("restart").placeholder("POLICY").help("Never or OnFailure");

    private Workloads() {}

    static List<Command> all() {
        return List.of(deployment(), job(), cronJob());
    }

    private static Command deployment() {
        return new Generator(
                Signature.of("create deployment", "Create a deployment")
                        .alias("create deploy")
                        .flag(IMAGES, REPLICAS, PORT)
                        .argument(Argument.command("COMMAND [ARG…]"))
                        .example(
                                "create deployment web --image=nginx --dry-run=client -o yaml",
                                "Write a manifest to begin with"),
                "failed to create deployment: ",
                List.of(IMAGES),
                Workloads::deployment);
    }

    private static Command job() {
        return new Generator(
                Signature.of("create job", "Create a job")
                        .flag(IMAGE, FROM)
                        .argument(Argument.command("COMMAND [ARG…]"))
                        .example(
                                "create job hi --image=busybox -- echo hi",
                                "Run a command to its end"),
                "failed to create job: ",
                List.of(),
                Workloads::job);
    }

    private static Command cronJob() {
        return new Generator(
                Signature.of("create cronjob", "Create a cron job")
                        .alias("create cj")
                        .flag(IMAGE, SCHEDULE, RESTART)
                        .argument(Argument.command("COMMAND [ARG…]"))
                        .example(
                                "create cronjob hi --image=busybox --schedule='* * * * *' -- date",
                                "Run a command every minute"),
                "failed to create cronjob: ",
                List.of(IMAGE, SCHEDULE),
                Workloads::cronJob);
    }

    private static @Nullable List<String> command(Invocation invocation) {
        List<String> words = invocation.arguments().afterDash();
        return words.isEmpty() ? null : words;
    }

    /**
     * kubectl names a container after its image, without registry, tag and digest; where that is no
     * name it makes one that is like no other.
     */
    private static String containerName(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1).split("[:@]", 2)[0];
        return last.contains("_") || last.contains(".")
                ? last.replace('_', '-').replace('.', '-') + "-" + RandomSuffix.next()
                : last;
    }

    private static List<ObjectNode> containers(Invocation invocation) {
        List<String> images = invocation.get(IMAGES);
        List<String> command = command(invocation);
        if (images.size() > 1 && command != null) {
            throw FailureException.plain("cannot specify multiple --image options and command");
        }
        long port = invocation.get(PORT);
        List<ObjectNode> containers = new ArrayList<>();
        for (String image : images) {
            boolean served = port >= 0 && containers.isEmpty();
            containers.add(
                    Tree.object(
                            "name",
                            containerName(image),
                            "image",
                            image,
                            "command",
                            command,
                            "ports",
                            served ? List.of(Tree.object("containerPort", port)) : null,
                            "resources",
                            Tree.object()));
        }
        return containers;
    }

    private static ObjectNode deployment(Invocation invocation, String name) {
        ObjectNode pod = Tree.object("containers", Tree.arrayOrNull(containers(invocation)));
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
                                                "metadata",
                                                Tree.object("labels", labels),
                                                "spec",
                                                pod),
                                "strategy", Tree.object()),
                "status", Tree.object());
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
        String from = invocation.get(FROM);
        if (invocation.get(IMAGE).isEmpty() == from.isEmpty()) {
            throw FailureException.plain("either --image or --from must be specified");
        }
        if (!from.isEmpty()) {
            if (command(invocation) != null) {
                throw FailureException.plain("cannot specify --from and command");
            }
            return JobFrom.of(invocation, name, from);
        }
        return Tree.object(
                "kind", "Job",
                "apiVersion", "batch/v1",
                "metadata", Tree.object("name", name),
                "spec", Tree.object("template", template(invocation, name, "Never")),
                "status", Tree.object());
    }

    private static ObjectNode cronJob(Invocation invocation, String name) {
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
