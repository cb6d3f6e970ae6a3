package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.store.Timeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program an image is made for, as the image table tells it: what it serves and logs. */
final class ImageProgram {
    private final ContainerRun run;
    private final ContainerStart start;
    private final Timeline timeline;
    private final Image image;
    private final ImageServer server;

    ImageProgram(ContainerRun run, ContainerStart start, Timeline timeline) {
        this.run = run;
        this.start = start;
        this.timeline = timeline;
        this.image = start.image();
        this.server =
                new ImageServer(
                        image, start.files(), start.environment(), run.host(), start.log()::add);
    }

    /**
     * Begins to run.
     *
     * @param again whether it ran already before the cluster was opened
     */
    void begin(boolean again) {
        if (image.isShell()) {
            // a shell without input ends at once
            timeline.after(Duration.ofMillis(100), () -> run.end(0));
        } else if (image.data().path("pi").asBoolean() && start.command().contains("console")) {
            pi();
        } else if (again || !(lacksSettings() || lacksFile())) {
            if (!again) {
                image.log().path("start").forEach(line -> log(line.asText()));
            }
            image.data().path("creates").properties().forEach(this::create);
            image.serves().forEach(this::serve);
            image.exits()
                    .ifPresent(
                            exit -> timeline.after(exit.after(), () -> run.end(exit.exitCode())));
            if (image.log().has("every")) {
                every(image.log().path("every"));
            }
        }
    }

    /** Makes a file, or with a slash at its end a directory, that the program keeps its data in. */
    private void create(Map.Entry<String, JsonNode> file) {
        String path = server.fill(file.getKey(), timeline.instant(), Map.of());
        try {
            if (path.endsWith("/")) {
                start.files().makeDirectory(path.substring(0, path.length() - 1), true);
            } else if (start.files().find(path).isEmpty()) {
                start.files().makeDirectory(FileTree.parent(path), true);
                start.files()
                        .write(
                                path,
                                file.getValue().asText().getBytes(StandardCharsets.UTF_8),
                                false);
            }
        } catch (FileProblem e) {
            start.log().add("could not create " + path + ": " + e.getMessage());
        }
    }

    private String log(String template) {
        String line = server.fill(template, timeline.instant(), Map.of());
        start.log().add(line);
        return line;
    }

    private void serve(String port, JsonNode serves) {
        ClusterNetwork.Server answering =
                (request, client) -> {
                    Instant now = timeline.instant();
                    run.load().request(now);
                    return server.answer(serves, request, client, now);
                };
        ports(port).forEach(number -> run.listen(number, answering));
    }

    private List<Integer> ports(String port) {
        if (!port.equals("declared")) {
            return List.of(Integer.valueOf(port));
        }
        var all = new ArrayList<Integer>();
        start.container()
                .path("ports")
                .forEach(each -> all.add(each.path("containerPort").asInt()));
        return all.isEmpty() ? List.of(80) : all;
    }

    private boolean lacksSettings() {
        JsonNode required = image.data().path("requires");
        if (required.isMissingNode()) {
            return false;
        }
        for (JsonNode name : required.path("names")) {
            if (start.environment().containsKey(name.asText())) {
                return false;
            }
        }
        required.path("message").asText().lines().forEach(start.log()::add);
        timeline.after(Duration.ofMillis(300), () -> run.end(1));
        return true;
    }

    /** Whether a volume hides the program's own file, so that it cannot run. */
    private boolean lacksFile() {
        JsonNode needs = image.data().path("needs");
        if (needs.isMissingNode() || start.files().find(needs.path("file").asText()).isPresent()) {
            return false;
        }
        needs.path("message").asText().lines().forEach(start.log()::add);
        timeline.after(Duration.ofMillis(200), () -> run.end(needs.path("exit").asInt()));
        return true;
    }

    private void pi() {
        int at = start.command().indexOf("-dp");
        String places =
                at >= 0 && at + 1 < start.command().size() ? start.command().get(at + 1) : "6";
        int wanted = places.matches("\\d{1,5}") ? Integer.parseInt(places) : 6;
        timeline.after(
                Duration.ofMillis(500L + wanted),
                () -> {
                    if (!run.ended()) {
                        start.log().add(ImageServer.pi(wanted));
                        run.end(0);
                    }
                });
    }

    private void every(JsonNode every) {
        Duration period = Duration.ofSeconds(every.path("seconds").asLong());
        // of a past that nobody saw, the last lines are enough
        Instant horizon = timeline.horizon().minus(period.multipliedBy(20));
        Instant next = timeline.instant().plus(period);
        timeline.at(
                horizon.isAfter(next) ? horizon : next,
                () -> {
                    if (!run.ended()) {
                        String line = log(every.path("line").asText());
                        append(every.path("file").asText(), line + "\n");
                        every(every);
                    }
                });
    }

    private void append(String file, String text) {
        try {
            start.files().write(file, text.getBytes(StandardCharsets.UTF_8), true);
        } catch (FileProblem e) {
            // a log file that cannot be written is no reason to stop, as for the real program
            start.log().add("cannot write " + file + ": " + e.getMessage());
        }
    }
}
