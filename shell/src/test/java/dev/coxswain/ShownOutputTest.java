package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class ShownOutputTest {
    private static String shown(String text) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ShownOutput output = new ShownOutput(whole)) {
            output.write(bytes, 0, bytes.length);
        }
        ByteArrayOutputStream single = new ByteArrayOutputStream();
        try (ShownOutput output = new ShownOutput(single)) {
            for (byte each : bytes) {
                output.write(each);
                output.flush();
            }
        }
        String together = whole.toString(StandardCharsets.UTF_8);
        assertThat(single.toString(StandardCharsets.UTF_8)).isEqualTo(together);
        return together;
    }

    @Test
    void textAndColoursPass() throws IOException {
        String text = "a\tb\r\n\u001b[1;31mred\u001b[0m \u001b[38:5:9mx\u001b[m ä € 🙂 \u00a0\n";
        assertThat(shown(text)).isEqualTo(text);
    }

    @Test
    void whatWouldCommandTheTerminalIsShown() throws IOException {
        assertThat(shown("a\u001b[2Jb")).isEqualTo("a^[[2Jb");
        assertThat(shown("\u001b]0;title\u0007x")).isEqualTo("^[]0;title^Gx");
        assertThat(shown("\u001b[5n\u001bcz")).isEqualTo("^[[5n^[cz");
        assertThat(shown("\u001b\u001b[31mred")).isEqualTo("^[\u001b[31mred");
        assertThat(shown("\u001b[?25l")).isEqualTo("^[[?25l");
        assertThat(shown("a\bb\u0000\u007f")).isEqualTo("a^Hb^@^?");
        assertThat(shown("\u009b2J")).isEqualTo("?2J");
        assertThat(shown("\u001b[" + "1".repeat(60) + "m")).startsWith("^[[1");
    }
}
