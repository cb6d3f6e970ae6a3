package dev.coxswain.command.debug;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.failure.FailureException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flags of {@code debug}. */
final class DebugFlags {
    static final Flag<String> IMAGE =
            Flag.text("image").placeholder("IMAGE").help("Image of the debugging container");
    static final Flag<String> CONTAINER =
            Flag.text("container")
                    .shorthand('c')
                    .placeholder("NAME")
                    .help("Name of the debugging container");
    static final Flag<String> TARGET =
            Flag.text("target")
                    .values(Values.Source.CONTAINERS)
                    .placeholder("CONTAINER")
                    .help("See the processes of this container");
    static final Flag<Boolean> STDIN =
            Flag.bool("stdin").shorthand('i').help("Keep standard input open, and attach");
    static final Flag<Boolean> TTY =
            Flag.bool("tty").shorthand('t').help("Give the container a terminal");
    static final Flag<Boolean> ATTACH =
            Flag.bool("attach").help("Wait for the container and attach to it");
    static final Flag<Boolean> QUIET =
            Flag.bool("quiet").shorthand('q').help("Say nothing but what the container says");
    static final Flag<Boolean> ARGUMENTS_ONLY =
            Flag.bool("arguments-only").help("Words after -- are arguments, not the command");
    static final Flag<List<String>> ENV =
            Flag.repeated("env").placeholder("NAME=VALUE").help("Variable for the container");
    static final Flag<String> PULL =
            Flag.text("image-pull-policy")
                    .values(Values.words("Always", "IfNotPresent", "Never"))
                    .help("When to pull the image");
    static final Flag<String> PROFILE =
            Flag.text("profile")
                    .defaulting("general")
                    .values(
                            Values.words(
                                    "general", "baseline", "restricted", "netadmin", "sysadmin"))
                    .help("What the container may do");
    static final Flag<String> CUSTOM =
            Flag.text("custom")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("File with part of a container to lay over it");
    static final Flag<String> COPY_TO =
            Flag.text("copy-to").placeholder("NAME").help("Debug a copy of the pod of this name");
    static final Flag<List<String>> SET_IMAGE =
            Flag.list("set-image")
                    .placeholder("CONTAINER=IMAGE")
                    .help("Image of a container in the copy; * for all");
    static final Flag<Boolean> SAME_NODE =
            Flag.bool("same-node").help("Put the copy on the pod's node");
    static final Flag<Boolean> REPLACE = Flag.bool("replace").help("Delete the pod copied");
    static final Flag<Boolean> SHARE_PROCESSES =
            Flag.bool("share-processes")
                    .defaulting(true)
                    .help("Let the copy's containers see each other's processes");
    static final Flag<Boolean> KEEP_LABELS =
            Flag.bool("keep-labels").help("Keep the pod's labels in the copy");
    static final Flag<Boolean> KEEP_ANNOTATIONS =
            Flag.bool("keep-annotations").help("Keep the pod's annotations in the copy");
    static final Flag<Boolean> KEEP_LIVENESS =
            Flag.bool("keep-liveness").help("Keep liveness probes in the copy");
    static final Flag<Boolean> KEEP_READINESS =
            Flag.bool("keep-readiness").help("Keep readiness probes in the copy");
    static final Flag<Boolean> KEEP_STARTUP =
            Flag.bool("keep-startup").help("Keep startup probes in the copy");
    static final Flag<Boolean> KEEP_INIT =
            Flag.bool("keep-init-containers")
                    .defaulting(true)
                    .help("Keep init containers in the copy");

    static final List<Flag<?>> ALL =
            List.of(
                    IMAGE,
                    CONTAINER,
                    TARGET,
                    STDIN,
                    TTY,
                    ATTACH,
                    QUIET,
                    ARGUMENTS_ONLY,
                    ENV,
                    PULL,
                    PROFILE,
                    CUSTOM,
                    COPY_TO,
                    SET_IMAGE,
                    SAME_NODE,
                    REPLACE,
                    SHARE_PROCESSES,
                    KEEP_LABELS,
                    KEEP_ANNOTATIONS,
                    KEEP_LIVENESS,
                    KEEP_READINESS,
                    KEEP_STARTUP,
                    KEEP_INIT);

    private DebugFlags() {}

    /**
     * Refuses flags that do not go together.
     *
     * @throws FailureException in kubectl's words
     */
    static void check(Invocation invocation) {
        variables(invocation);
        setImages(invocation);
        if (invocation.get(COPY_TO).isEmpty()) {
            checkWithoutCopy(invocation);
        } else {
            checkCopy(invocation);
        }
        String image = invocation.get(IMAGE);
        if (!image.isEmpty() && !ImageName.isValid(image)) {
            throw FailureException.plain(
                    "invalid image name \"" + image + "\": invalid reference format");
        }
        if (invocation.arguments().words().isEmpty()
                && invocation.input() == null
                && invocation.get(FileTargets.FILENAME).isEmpty()) {
            throw FailureException.plain("NAME or filename is required for debug");
        }
        String pull = invocation.get(PULL);
        if (!List.of("", "Always", "IfNotPresent", "Never").contains(pull)) {
            throw FailureException.plain("invalid image pull policy: " + pull);
        }
        if (!invocation.get(TARGET).isEmpty() && !invocation.get(COPY_TO).isEmpty()) {
            throw FailureException.plain(
                    "--target is incompatible with --copy-to. Use --share-processes instead.");
        }
        if (invocation.get(TTY) && !invocation.get(STDIN)) {
            throw FailureException.plain(
                    "-i/--stdin is required for containers with -t/--tty=true");
        }
    }

    private static void checkCopy(Invocation invocation) {
        boolean words = !invocation.arguments().afterDash().isEmpty();
        boolean image = !invocation.get(IMAGE).isEmpty();
        if (!image && !words && invocation.get(SET_IMAGE).isEmpty()) {
            throw FailureException.plain(
                    "you must specify --image, --set-image or command arguments.");
        }
        if (!image && words && invocation.get(CONTAINER).isEmpty()) {
            throw FailureException.plain(
                    "you must specify an existing container or a new image when specifying args.");
        }
        setImages(invocation)
                .forEach(
                        (name, each) -> {
                            if (!ImageName.isValid(each)) {
                                throw FailureException.plain(
                                        "invalid image name \""
                                                + each
                                                + "\" for container \""
                                                + name
                                                + "\": invalid reference format");
                            }
                        });
    }

    private static void checkWithoutCopy(Invocation invocation) {
        refuse(invocation.get(REPLACE), REPLACE);
        refuse(invocation.get(SAME_NODE), SAME_NODE);
        refuse(!invocation.get(SET_IMAGE).isEmpty(), SET_IMAGE);
        if (invocation.get(IMAGE).isEmpty()) {
            throw FailureException.plain("you must specify --image when not using --copy-to.");
        }
    }

    private static void refuse(boolean given, Flag<?> flag) {
        if (given) {
            throw FailureException.plain("--" + flag.name() + " may only be used with --copy-to.");
        }
    }

    /** The images that {@code --set-image} gives, by container. */
    static Map<String, String> setImages(Invocation invocation) {
        return pairs(invocation.get(SET_IMAGE), SET_IMAGE);
    }

    /** The variables that {@code --env} gives. */
    static Map<String, String> variables(Invocation invocation) {
        return pairs(invocation.get(ENV), ENV);
    }

    private static Map<String, String> pairs(List<String> words, Flag<?> flag) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String each : words) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                throw FailureException.usage(
                        "invalid argument \""
                                + each
                                + "\" for \"--"
                                + flag.name()
                                + "\" flag: "
                                + each
                                + " must be formatted as key=value");
            }
            pairs.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return pairs;
    }

    /** Whether the container is waited for and attached to. */
    static boolean attaches(Invocation invocation) {
        return invocation.has(ATTACH) ? invocation.get(ATTACH) : invocation.get(STDIN);
    }
}
