package dev.coxswain.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Commands that have the terminal to themselves, at a real prompt over the practice cluster. */
class TakeoverTest {
    private static final String PROMPT = "practice/default ›";

    @TempDir Path home;
    private Tmux terminal;

    @BeforeEach
    void start() throws Exception {
        terminal = new Tmux(home, 90, 40);
        terminal.awaitText(PROMPT);
        terminal.type("run box --image=busybox -- sleep 3600").press("Enter");
        terminal.awaitText("pod/box created");
        terminal.type("wait --for=condition=Ready pod/box").press("Enter");
        terminal.awaitText("condition met");
    }

    @AfterEach
    void end() throws Exception {
        if (terminal != null) { // where there is no tmux there is none
            terminal.close();
        }
    }

    @Test
    void aRemoteShellHasTheKeysToItself() throws Exception {
        terminal.type("exec -it box -- sh").press("Enter").awaitText("\n/ #");
        terminal.type("echo far $((40 + 2))").press("Enter").awaitText("\nfar 42");
        terminal.type("sleep 600").press("Enter");
        Thread.sleep(300);
        terminal.press("C-c");
        terminal.type("echo ended by $?").press("Enter").awaitText("\nended by 130");
        terminal.type("exit 3").press("Enter");
        terminal.await("the prompt", screen -> screen.endsWith(PROMPT));
        terminal.type("echo \"code $?\"").press("Enter").awaitText("\ncode 3");
        terminal.type("echo typ").press("Tab", "C-u");
        terminal.type("exec box -- echo still here").press("Enter").awaitText("\nstill here");
        assertThat(terminal.screen()).doesNotContain("^M");
    }

    @Test
    void thePagerGivesTheScreenBack() throws Exception {
        terminal.type("get pod box -o yaml | less").press("Enter").awaitText("apiVersion: v1");
        terminal.press("q");
        terminal.await("the prompt", screen -> screen.endsWith(PROMPT));
        terminal.type("echo after").press("Enter").awaitText("\nafter");
    }
}
