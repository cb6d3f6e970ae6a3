package dev.coxswain.practice.node;

import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.node.image.ImageCatalog;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/** The way of a container's image to the node: present, pulled, or asked for again and again. */
final class ImagePull {
    private static final Duration STEP = Duration.ofMillis(120);

    private final ContainerSlot slot;
    private final NodeContext node;
    private final Consumer<Image> done;
    private final Backoff pulls = new Backoff();

    /**
     * @param done is told the image once it is there
     */
    ImagePull(ContainerSlot slot, NodeContext node, Consumer<Image> done) {
        this.slot = slot;
        this.node = node;
        this.done = done;
    }

    private String name() {
        return slot.spec().path("image").asText();
    }

    private String policy() {
        boolean latest = ImageCatalog.normalized(name()).endsWith(":latest");
        return slot.spec().path("imagePullPolicy").asText(latest ? "Always" : "IfNotPresent");
    }

    /** Begins; the container waits with a reason where it cannot be had. */
    void begin() {
        String name = name();
        if (!ImageCatalog.valid(name)) {
            invalid(name);
            return;
        }
        Image found =
                node.images().find(name).filter(_ -> !node.failures().image(name)).orElse(null);
        boolean present = found != null && node.present().contains(name);
        if (found != null && present && !policy().equals("Always")) {
            slot.say(
                    Happening.normal(
                            "Pulled",
                            "Container image \""
                                    + name
                                    + "\" already present on machine and can be accessed by the"
                                    + " pod"));
            slot.later(STEP, () -> done.accept(found));
        } else if (policy().equals("Never")) {
            absent(name);
        } else {
            slot.say(Happening.normal("Pulling", "Pulling image \"" + name + "\""));
            Duration time = time(found, present);
            slot.later(time, () -> pulled(name, found, time));
        }
    }

    private static Duration time(@Nullable Image found, boolean present) {
        return found == null
                ? Duration.ofMillis(600)
                : Duration.ofMillis(present ? 80 : 150 + Math.min(350, found.size() / 500_000));
    }

    private void invalid(String name) {
        String message =
                "Failed to apply default image tag \""
                        + name
                        + "\": couldn't parse image name \""
                        + name
                        + "\": invalid reference format"
                        + ImageCatalog.objection(name);
        slot.say(Happening.warning("InspectFailed", message));
        slot.say(Happening.warning("Failed", "Error: InvalidImageName"));
        slot.waits("InvalidImageName", message);
    }

    private void absent(String name) {
        String message =
                "Container image \"" + name + "\" is not present with pull policy of Never";
        slot.say(Happening.warning("ErrImageNeverPull", message));
        slot.say(Happening.warning("Failed", "Error: ErrImageNeverPull"));
        slot.waits("ErrImageNeverPull", message);
    }

    private void pulled(String name, @Nullable Image found, Duration time) {
        if (found == null) {
            failed(name);
            return;
        }
        node.present().add(name);
        String took = time.toMillis() + "ms";
        slot.say(
                Happening.normal(
                        "Pulled",
                        "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
                                .formatted(name, took, took, found.size())));
        pulls.reset();
        slot.later(STEP, () -> done.accept(found));
    }

    private void failed(String name) {
        String whole = ImageCatalog.normalized(name);
        String message =
                "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s: not found"
                        .formatted(whole, whole, whole);
        String error = "rpc error: code = NotFound desc = " + message;
        slot.say(Happening.warning("Failed", "Failed to pull image \"" + name + "\": " + error));
        slot.say(Happening.warning("Failed", "Error: ErrImagePull"));
        slot.waits("ErrImagePull", error);
        slot.later(Duration.ofSeconds(1), () -> backOff(name, error));
    }

    private void backOff(String name, String error) {
        String message = "Back-off pulling image \"" + name + "\"";
        slot.say(Happening.normal("BackOff", message));
        slot.say(Happening.warning("Failed", "Error: ImagePullBackOff"));
        slot.waits("ImagePullBackOff", message + ": ErrImagePull: " + error);
        slot.later(pulls.take(), this::begin);
    }
}
