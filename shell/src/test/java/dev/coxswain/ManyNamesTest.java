package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Tab among ten thousand names. */
class ManyNamesTest {
    private static final String CLEAR = "\025";
    private static final String LINE = "get pods -n many ";

    @TempDir Path home;
    private HangingServer server;
    private TypedPrompt prompt;

    @BeforeEach
    void start() throws Exception {
        server = new HangingServer();
        prompt = new TypedPrompt(home, server.address());
        // The first Tabs find nothing known: they ask and do not wait for long.
        String echoed = "po";
        while (echoed.equals("po")) {
            echoed = completed("po");
        }
        assertThat(echoed).isEqualTo("pod-");
    }

    /** What a typed start of a name has become after Tab. */
    private String completed(String start) throws Exception {
        // To the start of the line, where echo makes the words harmless.
        int from = prompt.type(LINE + start + "\t\001echo be''gin \005 e''nd\r");
        String drawn = prompt.await("begin ", from) + prompt.await(" end", from);
        return drawn.replaceAll("(?s).*begin " + LINE + "(\\S*) +end.*", "$1");
    }

    @AfterEach
    void end() throws Exception {
        prompt.close();
        server.close();
    }

    @Test
    void whatAllHaveInCommonIsPutInAndNoMore() throws Exception {
        assertThat(completed("pod-")).isEqualTo("pod-");
        assertThat(completed("pod-7")).isEqualTo("pod-7");
        assertThat(completed("pod-123")).isEqualTo("pod-123");
    }

    @Test
    void aScreenfulIsShownAndHowManyMoreThereAre() throws Exception {
        String drawn = prompt.await(" more", prompt.type(LINE + "pod-\t"));
        assertThat(drawn.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", ""))
                .contains("pod-0000 ", "pod-0043")
                .contains("…and 9,956 more")
                .doesNotContain("possibilities");
    }
}
