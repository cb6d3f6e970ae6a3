package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests of three documents of which the second is wrong: what was done, and what was not. */
class ManifestOfSeveralTest {
    private static final String FIRST =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n---\n";
    private static final String THIRD =
            "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: three}\n";

    @TempDir Path home;

    private Program.Ran applied(String second) throws Exception {
        Files.writeString(home.resolve("three.yaml"), FIRST + second + THIRD);
        return new Program(home).run("--practice", "apply", "-f", "three.yaml");
    }

    @Test
    void whatTheServerRefusesIsNamedAndTheOthersAreMade() throws Exception {
        assertThat(applied("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\ndta: {a: b}\n"))
                .isEqualTo(
                        new Program.Ran(
                                "configmap/one created\nconfigmap/three created\n",
                                """
                                Error from server (BadRequest): error when creating "three.yaml": ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dta"
                                  three.yaml, document 2, line 8: dta
                                """,
                                1));
    }

    @Test
    void whatIsNoYamlEndsTheFileWhereItStands() throws Exception {
        assertThat(applied("kind: [\n"))
                .isEqualTo(
                        new Program.Ran(
                                "configmap/one created\n",
                                """
                                error: error parsing three.yaml: error converting YAML to JSON: yaml: line 1: did not find expected node content
                                (the document begins at line 4)
                                """,
                                1));
    }

    @Test
    void whatHasNoKindEndsTheFileWhereItStands() throws Exception {
        assertThat(applied("apiVersion: v1\nmetadata: {name: two}\n"))
                .isEqualTo(
                        new Program.Ran(
                                "configmap/one created\n",
                                """
                                error: error validating "three.yaml": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false
                                """,
                                1));
    }
}
