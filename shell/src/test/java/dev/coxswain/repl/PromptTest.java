package dev.coxswain.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The prompt in a real terminal. */
class PromptTest {
    private static final String PROMPT = "here/shop ›";

    @TempDir Path home;
    private Tmux terminal;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(
                home.resolve(".kube/config"),
                """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: here, context: {cluster: c, user: u, namespace: shop}}]
                """);
        terminal = new Tmux(home, 80, 24);
        terminal.awaitText(PROMPT);
    }

    @AfterEach
    void end() throws Exception {
        if (terminal != null) { // where there is no tmux there is none
            terminal.close();
        }
    }

    @Test
    void runsLinesOfAllThreeLanguages() throws Exception {
        terminal.type("echo one").press("Enter").awaitText("\none");
        terminal.type("[a: 40] | .a + 2").press("Enter").awaitText("\n42");
        terminal.type("\"e\\u001b[2Jscape\" | .").press("Enter").awaitText("\ne^[[2Jscape");
        terminal.type("x = 3 * 14").press("Enter");
        terminal.type("\"x is $x\"").press("Enter").awaitText("\nx is 42");
        terminal.press("C-d").awaitText("ended with 0");
    }

    @Test
    void thePromptBeginsALineOfItsOwn() throws Exception {
        terminal.type("echo -n no newline").press("Enter");
        terminal.awaitText("\nno newline~\n" + PROMPT);
        terminal.type("echo -n").press("Enter").awaitText("echo -n\n" + PROMPT);
    }

    @Test
    void ctrlCEndsTheCommandAndNotTheShell() throws Exception {
        terminal.type("sleep 600").press("Enter");
        Thread.sleep(500);
        terminal.press("C-c");
        terminal.type("echo alive").press("Enter").awaitText("\nalive");
        terminal.type("while (true) { }").press("Enter");
        Thread.sleep(1500);
        terminal.press("C-c");
        terminal.type("echo again").press("Enter").awaitText("\nagain");
        terminal.type("echo unfini").press("C-c");
        terminal.type("exit 7").press("Enter").awaitText("ended with 7");
    }

    @Test
    void whatALinePrintsIsThereBeforeItEnds() throws Exception {
        terminal.type("println 'be' + 'fore'; sleep(600000)").press("Enter");
        terminal.awaitText("\nbefore");
        terminal.press("C-c");
        terminal.type("echo after").press("Enter").awaitText("\nafter");
    }

    @Test
    void aLineThatDoesNotEndIsGivenUpAndNotHeardOfAgain() throws Exception {
        terminal.type("go = 0; done = 0; k = new java.util.concurrent.locks.ReentrantLock()");
        terminal.press("Enter");
        terminal.type("Thread.start { k.lock(); while (!go) { sleep(5) }; k.unlock() }; 'st' + 1");
        terminal.press("Enter").awaitText("\nst1");
        terminal.type("println 'wai' + 'ting'; while (!k.locked) { }; k.lock(); ");
        terminal.type("try { println 'ti' + 'ck' } finally { done = 1 }").press("Enter");
        terminal.awaitText("\nwaiting");
        terminal.press("C-c").await("the prompt", screen -> screen.endsWith(PROMPT));
        terminal.type("go = 1; while (!done) { sleep(5) }; 'it is ' + 'over'").press("Enter");
        assertThat(terminal.awaitText("\nit is over")).doesNotContain("tick");
    }

    @Test
    void ctrlCIsForTheProgramInFront() throws Exception {
        terminal.type("!trap 'echo cau''ght; sleep 1; echo ov''er; exit' INT; echo u''p; sleep 60");
        terminal.press("Enter").awaitText("\nup");
        terminal.press("C-c").awaitText("\nover");
        String screen = terminal.await("the prompt", text -> text.endsWith(PROMPT));
        assertThat(screen.substring(screen.indexOf("\nup"), screen.indexOf("\nover")))
                .contains("caught")
                .doesNotContain(PROMPT);
        terminal.type("echo after").press("Enter").awaitText("\nafter");
    }

    @Test
    void ctrlCEndsAllLinesOfAPaste() throws Exception {
        terminal.paste("echo begun\nsleep 600\necho 'ne''ver'\n");
        terminal.press("Enter").awaitText("\nbegun");
        Thread.sleep(300);
        terminal.press("C-c").await("the prompt", screen -> screen.endsWith(PROMPT));
        terminal.type("echo \"code $?\"").press("Enter").awaitText("\ncode 130");
        assertThat(terminal.screen()).doesNotContain("\nnever");
    }

    @Test
    void anUnfinishedLineGoesOnAndAPasteRunsLineByLine() throws Exception {
        terminal.type("echo 'a").press("Enter").awaitText("…");
        terminal.type("b'").press("Enter").awaitText("\na\nb");
        terminal.paste("echo p1\necho p2\n");
        terminal.press("Enter").awaitText("\np2");
        assertThat(terminal.screen()).contains("\np1");
    }

    @Test
    void theHistoryIsPrivateAndKeepsNoSecrets() throws Exception {
        terminal.type("echo first").press("Enter").awaitText("\nfirst");
        terminal.type("echo password=abcdef").press("Enter").awaitText("\npassword=");
        terminal.type("exit").press("Enter").awaitText("ended with 0");
        Path file = home.resolve(".local/state/cox/history");
        assertThat(Files.readString(file)).contains("echo first").doesNotContain("abcdef");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anEarlierLineIsSuggestedAndTakenWithRight() throws Exception {
        terminal.type("echo one-two three").press("Enter").awaitText("\none-two three");
        terminal.type("echo o").awaitText(PROMPT + " echo one-two three\n");
        terminal.press("Enter").awaitText("\no\n");
        terminal.type("echo one").press("M-f");
        terminal.type("!").press("Enter").awaitText("\none-two!\n");
        terminal.type("echo one-two t").press("Right");
        terminal.type(" four").press("Enter").awaitText("\none-two three four\n");
    }

    @Test
    void noKeyMakesJavaSpeakOfItsThreads() throws Exception {
        terminal.type("sleep 1; echo ov''er").press("Enter");
        Thread.sleep(300);
        terminal.press("C-\\").awaitText("over\n");
        terminal.press("C-\\").type("echo af''ter").press("Enter");
        assertThat(terminal.awaitText("after\n")).doesNotContain("thread dump");
    }

    @Test
    void aNarrowScreenAndAResizeKeepTheLine() throws Exception {
        terminal.resize(20, 10);
        terminal.type("echo abcdefghijklmnopqrstuvwxyz").press("Enter");
        terminal.awaitText("uvwxyz");
        terminal.resize(100, 30);
        terminal.type("echo wide again").press("Enter").awaitText("\nwide again");
    }
}
