package dev.coxswain.command.learn;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** How far a person has come on the tour, noted in a file. */
public final class Tour {
    /** How many steps are done, and whether the next one has been read. */
    record Standing(int done, boolean shown) {
        private static final Standing START = new Standing(0, false);

        /** The step that is next; null behind the last. */
        @Nullable TourStep step() {
            return done < TourStep.values().length ? TourStep.values()[done] : null;
        }
    }

    private final Path file;

    /**
     * The tour of one person.
     *
     * @param file where is noted how far they are; need not exist
     */
    public Tour(Path file) {
        this.file = file;
    }

    Standing standing() {
        try {
            if (Files.exists(file)) {
                JsonNode text = Json.parse(Files.readAllBytes(file));
                int done = Math.clamp(text.path("done").asInt(), 0, TourStep.values().length);
                return new Standing(done, text.path("shown").asBoolean());
            }
        } catch (IOException | UncheckedIOException _) {
            // What cannot be read is begun again.
        }
        return Standing.START;
    }

    void note(int done, boolean shown) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Json.bytes(Json.object().put("done", done).put("shown", shown)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File("the tour cannot note how far you are in " + file), e);
        }
    }

    /** Whether the live cluster shows that a step is done. */
    static boolean isDone(TourStep step, Session session, Cancellation cancellation) {
        return step.isDone(
                new Sight(
                        session.cluster(ConnectionOptions.NONE),
                        session.place().namespace(),
                        cancellation));
    }

    /**
     * Runs a line, and says where it completed the step that was being worked on.
     *
     * @param line runs the line; where it turns to the tour itself, nothing is said after it
     * @param said gets the words, without a newline
     */
    public int around(Session session, Line line, Consumer<String> said) {
        Standing before = standing();
        int code = line.run();
        if (before.shown() && before.equals(standing())) {
            completed(before, session).ifPresent(said);
        }
        return code;
    }

    /** The running of a line. */
    public interface Line {
        /** Runs it and gives its exit code. */
        int run();
    }

    private Optional<String> completed(Standing standing, Session session) {
        TourStep step = standing.step();
        try {
            if (step == null
                    || !session.isBuiltIn()
                    || !isDone(step, session, new Cancellation())) {
                return Optional.empty();
            }
            note(standing.done() + 1, false);
        } catch (FailureException _) {
            return Optional.empty();
        }
        boolean last = step.ordinal() == TourStep.values().length - 1;
        return Optional.of(
                "✓ "
                        + step.place()
                        + " is done. "
                        + (last
                                ? "That was the tour; help shows what else there is."
                                : "On: help learn"));
    }
}
