package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.flow.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class JqCommandLineTest {
    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int jq(String input, String... words) {
        out.reset();
        err.reset();
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        return JqCommandLine.run(
                List.of(words),
                JqStreams.of(new ByteArrayInputStream(bytes), out, err),
                directory,
                Map.of(),
                new Cancellation());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsEachOutputIndented() {
        assertThat(jq("{\"a\":[1,{}],\"b\":[]} 1.0", ".")).isZero();
        assertThat(out())
                .isEqualTo(
                        """
                        {
                          "a": [
                            1,
                            {}
                          ],
                          "b": []
                        }
                        1.0
                        """);
    }

    @Test
    void layoutFlags() {
        jq("{\"b\":1,\"a\":\"é\"}", "-S", "-c", "-a", ".");
        assertThat(out()).isEqualTo("{\"a\":\"\\u00e9\",\"b\":1}\n");
        jq("[1]", "--tab", ".");
        assertThat(out()).isEqualTo("[\n\t1\n]\n");
        jq("[1]", "--indent", "0", ".");
        assertThat(out()).isEqualTo("[\n1\n]\n");
        jq("\"a\" \"b\"", "-j", ".");
        assertThat(out()).isEqualTo("ab");
        jq("\"a\"", "--raw-output0", ".");
        assertThat(out()).isEqualTo("a\0");
        jq("\u001e1\n", "--seq", ".");
        assertThat(out()).isEqualTo("\u001e1\n");
    }

    @Test
    void inputFlags() throws IOException {
        jq("1 2", "-sc", ".");
        assertThat(out()).isEqualTo("[1,2]\n");
        jq("a\nb", "-R", ".");
        assertThat(out()).isEqualTo("\"a\"\n\"b\"\n");
        jq("a\nb\n", "-Rs", ".");
        assertThat(out()).isEqualTo("\"a\\nb\\n\"\n");
        jq("1 2", "-nc", "[inputs]");
        assertThat(out()).isEqualTo("[1,2]\n");
        jq("{\"a\":[1,2]}", "-c", "--stream", ".");
        assertThat(out()).isEqualTo("[[\"a\",0],1]\n[[\"a\",1],2]\n[[\"a\",1]]\n[[\"a\"]]\n");
        Files.writeString(directory.resolve("one.json"), "1 2");
        jq("", "-c", "[., input_filename]", "one.json");
        assertThat(out()).isEqualTo("[1,\"one.json\"]\n[2,\"one.json\"]\n");
    }

    @Test
    void namedAndPositionalArguments() throws IOException {
        Files.writeString(directory.resolve("v.json"), "1 [2]");
        jq("", "-nc", "--arg", "a", "x", "--argjson", "b", "{\"c\":1.0}", "[$a,$b]");
        assertThat(out()).isEqualTo("[\"x\",{\"c\":1.0}]\n");
        jq("", "-nc", "--slurpfile", "f", "v.json", "--rawfile", "r", "v.json", "[$f,$r]");
        assertThat(out()).isEqualTo("[[1,[2]],\"1 [2]\"]\n");
        jq("", "-nc", "$ARGS", "--arg", "a", "b", "--args", "x", "y");
        assertThat(out()).isEqualTo("{\"positional\":[\"x\",\"y\"],\"named\":{\"a\":\"b\"}}\n");
    }

    @Test
    void programsAndModulesFromFiles() throws IOException {
        Files.writeString(directory.resolve("p.jq"), "import \"m\" as m; m::twice");
        Files.writeString(directory.resolve("m.jq"), "def twice: . * 2;");
        assertThat(jq("4", "-L", ".", "-f", "p.jq")).isZero();
        assertThat(out()).isEqualTo("8\n");
    }

    @Test
    void exitCodes() {
        assertThat(jq("null", "-e", ".")).isEqualTo(1);
        assertThat(jq("1", "-e", "empty")).isEqualTo(4);
        assertThat(jq("1", "-e", ".")).isZero();
        assertThat(jq("1", "--foo", ".")).isEqualTo(2);
        assertThat(err()).startsWith("jq: Unknown option --foo\n");
        assertThat(jq("1", "foo")).isEqualTo(3);
        assertThat(err())
                .isEqualTo(
                        """
                        jq: error: foo/0 is not defined at <top-level>, line 1, column 1:
                            foo
                            ^^^
                        jq: 1 compile error
                        """);
        assertThat(jq("{\"a\":1}\n", ".a.b")).isEqualTo(5);
        assertThat(err())
                .isEqualTo("jq: error (at <stdin>:1): Cannot index number with string (\"b\")\n");
        assertThat(jq("\"bye\\n\"", "halt_error(3)")).isEqualTo(3);
        assertThat(err()).isEqualTo("bye\n");
        assertThat(jq("", ".", "missing.json")).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "jq: error: Could not open file missing.json: No such file or directory\n");
    }

    @Test
    void brokenInputIsToldAsJqTellsIt() {
        assertThat(jq("{\"a\":1}\n[1,\n2}", "-c", ".")).isEqualTo(5);
        assertThat(out()).isEqualTo("{\"a\":1}\n");
        assertThat(err())
                .isEqualTo(
                        "jq: parse error: Objects must consist of key:value pairs at line 3,"
                                + " column 2\n");
        jq("[1,2", ".");
        assertThat(err())
                .isEqualTo("jq: parse error: Unfinished JSON term at EOF at line 1, column 4\n");
        jq("\"\\ud83d\"", ".");
        assertThat(err())
                .isEqualTo(
                        "jq: parse error: Invalid \\uXXXX\\uXXXX surrogate pair escape at line 1,"
                                + " column 8\n");
    }

    private static String list(int items) {
        StringBuilder text = new StringBuilder("{\"kind\":\"List\",\"items\":[");
        String blank = "x".repeat(1000);
        for (int i = 0; i < items; i++) {
            text.append(i == 0 ? "" : ",\n");
            text.append("{\"a\":").append(i).append(",\"b\":\"").append(blank).append("\"}");
        }
        return text.append("],\n\"last\":1}\n").toString();
    }

    @Test
    void aLongListGivesOutputBeforeItIsReadWhole() {
        AtomicLong left = new AtomicLong();
        byte[] bytes = list(5000).getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        OutputStream first =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        left.compareAndSet(0, in.available());
                    }
                };
        int code =
                JqCommandLine.run(
                        List.of("--unbuffered", ".items[].a"),
                        JqStreams.of(in, first, err),
                        directory,
                        Map.of(),
                        new Cancellation());
        assertThat(code).isZero();
        assertThat(left.get()).isGreaterThan(bytes.length / 2);
    }

    @Test
    void aLongListIsReadItemByItem() {
        String two = list(2000) + "{\"items\":[{\"a\":\"short\"}]} " + list(1200);
        assertThat(jq(two, "-c", "[.items[].a] | length, .[-1]")).isZero();
        assertThat(out()).isEqualTo("2000\n1999\n1\n\"short\"\n1200\n1199\n");
        assertThat(jq(two, "-c", "first(.items[] | select(.a == 1100)).a?")).isZero();
        assertThat(out()).isEqualTo("1100\n1100\n");
        assertThat(jq(two, "-c", "[limit(2; .items[].a)]")).isZero();
        assertThat(out()).isEqualTo("[0,1]\n[\"short\"]\n[0,1]\n");
        assertThat(jq(two, "reduce .items[] as $i (0; . + 1)")).isZero();
        assertThat(out()).isEqualTo("2000\n1\n1200\n");
        assertThat(jq(list(2000), ".items[] | select(.a == 7) | error(\"no\")")).isEqualTo(5);
        assertThat(err()).isEqualTo("jq: error (at <stdin>:2001): no\n");
        assertThat(jq(list(2000).replace("\"last\":", "\"last\""), ".items[0:0][]")).isEqualTo(5);
        assertThat(err()).startsWith("jq: parse error: ");
        String broken = list(2000).substring(0, 1_800_000);
        assertThat(jq(broken, ".items[] | try .a catch \"caught\"")).isEqualTo(5);
        assertThat(out()).startsWith("0\n1\n").doesNotContain("caught");
        assertThat(err()).startsWith("jq: parse error: Unfinished string at EOF at line ");
    }

    @Test
    void endlessRecursionIsAMessage() {
        assertThat(jq("1", "def f: 1 + f; f")).isEqualTo(5);
        assertThat(err()).isEqualTo("jq: error: Recursion too deep\n");
    }
}
