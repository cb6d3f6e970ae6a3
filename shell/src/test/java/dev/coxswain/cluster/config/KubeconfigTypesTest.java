package dev.coxswain.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.cluster.Bed;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** What is said of a kubeconfig whose fields are not what they must be. */
class KubeconfigTypesTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiVersion: v1, kind: Pod}|no kind \"Pod\" is registered for version \"v1\"",
                "{apiVersion: v2, kind: Config}|no kind \"Config\" is registered for version \"v2\"",
                "{current-context: 5}|json: cannot unmarshal number into Go struct field"
                        + " Config.current-context of type string",
                "{clusters: x}|json: cannot unmarshal string into Go struct field Config.clusters of"
                        + " type []v1.NamedCluster",
                "{clusters: [5]}|json: cannot unmarshal number into Go struct field Config.clusters"
                        + " of type v1.NamedCluster",
                "{clusters: [{name: 5}]}|json: cannot unmarshal number into Go struct field"
                        + " NamedCluster.clusters.name of type string",
                "{clusters: [{name: a, cluster: x}]}|json: cannot unmarshal string into Go struct"
                        + " field NamedCluster.clusters.cluster of type v1.Cluster",
                "{clusters: [{name: a, cluster: {insecure-skip-tls-verify: '1'}}]}|json: cannot"
                        + " unmarshal string into Go struct field"
                        + " Cluster.clusters.cluster.insecure-skip-tls-verify of type bool",
                "{contexts: [{name: a, context: {namespace: 5}}]}|json: cannot unmarshal number into"
                        + " Go struct field Context.contexts.context.namespace of type string",
                "{users: [{name: a, user: {username: y}}]}|json: cannot unmarshal bool into Go struct"
                        + " field AuthInfo.users.user.username of type string",
                "{users: [{name: a, user: {as-groups: x}}]}|json: cannot unmarshal string into Go"
                        + " struct field AuthInfo.users.user.as-groups of type []string",
                "{users: [{name: a, user: {exec: {env: {}}}}]}|json: cannot unmarshal object into Go"
                        + " struct field ExecConfig.users.user.exec.env of type []v1.ExecEnvVar",
                "{clusters: [{name: a, cluster: {certificate-authority-data: '!!'}}]}|illegal base64"
                        + " data at input byte 0",
                "{clusters: [{name: a, cluster: {certificate-authority-data: aGVsbG8}}]}|illegal"
                        + " base64 data at input byte 4",
            })
    void fieldsOfAnotherTypeAreRefusedInKubectlsWords(String text, String words) {
        Bed bed = new Bed(directory);
        bed.file("odd", text);
        assertThat(Bed.said(() -> bed.clusters().contexts("odd")))
                .containsExactly("error: error loading config file \"odd\": " + words);
    }
}
