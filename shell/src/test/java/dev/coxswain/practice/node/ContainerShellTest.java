package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Scripts in a container give what busybox gives: output, errors and exit code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerShellTest {
    private PracticeWorld world;

    /** A script and what came of it. */
    record Script(String script, String out, String err, int code) {
        @Override
        public String toString() {
            return script;
        }
    }

    static List<Script> scripts() throws IOException {
        try (InputStream in = ContainerShellTest.class.getResourceAsStream("scripts.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Json.parse(text).valueStream().map(ContainerShellTest::script).toList();
        }
    }

    private static Script script(JsonNode each) {
        return new Script(
                each.path("script").asText(),
                each.path("out").asText(),
                each.path("err").asText(),
                each.path("code").asInt());
    }

    @BeforeAll
    void open(@TempDir Path directory) throws IOException {
        world = PracticeWorld.open(directory);
        world.pod("p", "kiamol/ch03-sleep");
        world.advance(3);
        world.timeline.start(_ -> {});
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptGivesWhatBusyboxGives(Script script) throws IOException {
        world.sh("p", "rm -rf /tmp/d /tmp/zz /tmp/q /tmp/p /tmp/l /tmp/t /tmp/x");
        PracticeWorld.Ran ran = world.exec("p", "p", "", "sh", "-c", script.script());
        assertThat(ran).isEqualTo(new PracticeWorld.Ran(script.code(), script.out(), script.err()));
    }
}
