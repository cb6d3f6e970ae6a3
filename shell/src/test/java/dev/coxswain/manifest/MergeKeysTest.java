package dev.coxswain.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The table of merge keys against the OpenAPI of a Kubernetes 1.36.3: each line of {@code
 * merge-keys.txt} is group, kind, owner, field, strategy and key of a list (or of a map with a
 * strategy of its own), a dash where there is none.
 */
class MergeKeysTest {
    private static List<String[]> facts() throws IOException {
        try (var file =
                Objects.requireNonNull(MergeKeysTest.class.getResourceAsStream("merge-keys.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .toList();
        }
    }

    @Test
    void everyListIsMergedAsTheServerSays() throws IOException {
        assertThat(facts()).hasSizeGreaterThan(300);
        for (String[] each : facts()) {
            MergeKeys keys = new MergeKeys(each[1]);
            String owner = each[2].equals("-") ? "" : each[2];
            String key = each[5].equals("-") ? "" : each[5];
            String line = String.join(" ", each);

            assertThat(keys.of(owner, each[3])).as(line).isEqualTo(key);
            assertThat(keys.isSet(owner, each[3]))
                    .as(line)
                    .isEqualTo(each[4].equals("merge") && key.isEmpty());
            assertThat(keys.isReplaced(owner, each[3]))
                    .as(line)
                    .isEqualTo(each[4].equals("replace"));
            assertThat(keys.retainsKeys(each[3]))
                    .as(line)
                    .isEqualTo(each[4].contains("retainKeys"));
        }
    }

    @Test
    void everyGroupOfTheServerIsKnown() throws IOException {
        facts().stream()
                .map(each -> each[0].equals("core") ? "" : each[0])
                .filter(group -> !group.startsWith("auth"))
                .forEach(group -> assertThat(MergeKeys.strategic(group)).as(group).isTrue());
        assertThat(MergeKeys.strategic("example.com")).isFalse();
    }

    @Test
    void aSelectorOfABudgetIsReplacedAsAWhole() {
        var budget =
                Json.parse("{\"kind\":\"PodDisruptionBudget\",\"spec\":{\"selector\":{\"a\":1}}}");
        var patch = Json.parse("{\"spec\":{\"selector\":{\"b\":2}}}");

        assertThat(new LocalPatch(true).apply(budget.deepCopy(), patch).path("spec"))
                .hasToString("{\"selector\":{\"b\":2}}");
    }
}
