package dev.coxswain.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What somebody meets who starts the program for the first time, without a kubeconfig. */
class NewcomerTest {
    @TempDir Path home;

    @Test
    void isToldWhereTheyAreAndLedFromStepToStep() throws Exception {
        try (Tmux terminal = new Tmux(home, 80, 40)) {
            String screen = terminal.awaitText("practice/default ›");
            assertThat(screen).startsWith("This is the practice cluster (no kubeconfig found).");
            assertThat(screen).contains("New here? Type: help learn\n");
            terminal.type("help learn").press("Enter").awaitText("Step 1 of 10: Run a pod");
            terminal.type("run web --image=nginx").press("Enter");
            terminal.awaitText("pod/web created");
            assertThat(terminal.awaitText("is done."))
                    .contains("✓ Step 1 of 10 is done. On: help learn");
            terminal.type("help learn").press("Enter").awaitText("Step 2 of 10: Look at it");
            terminal.type("wait --for=condition=Ready pod/web").press("Enter");
            terminal.awaitText("✓ Step 2 of 10 is done. On: help learn");
        }
    }
}
