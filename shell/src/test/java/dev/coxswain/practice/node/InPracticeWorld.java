package dev.coxswain.practice.node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** A test with a practice world of its own, on a clock that the test moves. */
abstract class InPracticeWorld {
    @TempDir Path directory;
    PracticeWorld world;

    @BeforeEach
    void open() throws IOException {
        world = PracticeWorld.open(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }
}
