package dev.coxswain.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.cluster.ConnectionOptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The {@code config} commands and what they write. */
class ConfigTest {
    @TempDir Path directory;
    private KubeconfigDesk desk;

    @BeforeEach
    void files() throws IOException {
        desk = new KubeconfigDesk(directory);
    }

    private String run(String line) {
        return desk.run(line);
    }

    @Test
    void viewMergesAndHidesSecrets() {
        assertThat(run("config view"))
                .isEqualTo(
                        """
                        apiVersion: v1
                        clusters:
                        - cluster:
                            certificate-authority-data: DATA+OMITTED
                            server: https://lab:6443
                          name: lab
                        contexts:
                        - context:
                            cluster: lab
                            namespace: mine
                            user: ann
                          name: home
                        - context:
                            cluster: lab
                            user: ann
                          name: lab
                        current-context: lab
                        kind: Config
                        users:
                        - name: ann
                          user:
                            token: REDACTED
                        """);
        assertThat(run("config view --raw -o jsonpath={.users[0].user.token}")).isEqualTo("secret");
        assertThat(run("config view --minify -o jsonpath={.contexts[*].name}")).isEqualTo("lab");
        assertThat(run("config view --minify --context=home -o jsonpath={..namespace}"))
                .isEqualTo("mine");
    }

    @Test
    void anEntryIsChangedWhereItIsAndANewOneMadeInTheFirstFile() throws IOException {
        assertThat(run("config set-context home --namespace=other"))
                .isEqualTo("Context \"home\" modified.\n");
        assertThat(Files.readString(desk.one)).isEqualTo(KubeconfigDesk.ONE);
        assertThat(Files.readString(desk.two))
                .isEqualTo(
                        """
                        apiVersion: v1
                        clusters: null
                        contexts:
                        - context:
                            cluster: lab
                            namespace: other
                            user: ann
                          name: home
                        current-context: ""
                        kind: Config
                        users: null
                        """);
        assertThat(run("config set-credentials bob --token=x")).isEqualTo("User \"bob\" set.\n");
        assertThat(Files.readString(desk.one)).contains("- name: bob\n  user:\n    token: x\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.one)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("one.lock")).doesNotExist();
    }

    @Test
    void anEmptyNamespaceIsCleared() {
        run("config use-context home");
        assertThat(desk.session().namespace(ConnectionOptions.NONE)).isEqualTo("mine");
        run("config set-context --current --namespace=");
        assertThat(run("config view -o jsonpath={..namespace}")).isEmpty();
        assertThat(desk.session().namespace(ConnectionOptions.NONE)).isEqualTo("default");
    }

    @Test
    void useContextMovesTheShellToo() throws IOException {
        assertThat(run("config use-context home")).isEqualTo("Switched to context \"home\".\n");
        assertThat(desk.session().context()).isEqualTo("home");
        assertThat(Files.readString(desk.one)).contains("current-context: home\n");
        assertThat(run("config use-context hom"))
                .isEqualTo("error: no context exists with the name: \"hom\"\ndid you mean home?");
    }

    @Test
    void removing() {
        assertThat(run("config delete-context lab"))
                .isEqualTo("deleted context lab from " + desk.one + "\n");
        assertThat(desk.notices)
                .containsExactly(
                        "warning: this removed your active context, use \"kubectl config"
                                + " use-context\" to select a different one");
        assertThat(run("config delete-user nobody"))
                .isEqualTo("error: cannot delete user nobody, not in " + desk.one);
        assertThat(run("config delete-cluster lab"))
                .isEqualTo("deleted cluster lab from " + desk.one + "\n");
        assertThat(run("config get-clusters")).isEqualTo("NAME\n");
    }

    @Test
    void singleValues() {
        assertThat(run("config set contexts.home.namespace x"))
                .isEqualTo("Property \"contexts.home.namespace\" set.\n");
        assertThat(run("config unset contexts.home.namespace"))
                .isEqualTo("Property \"contexts.home.namespace\" unset.\n");
        assertThat(run("config set foo.bar x"))
                .isEqualTo("error: unable to parse foo.bar after [] at api.Config");
        assertThat(run("config set clusters.lab.insecure-skip-tls-verify x"))
                .isEqualTo("error: strconv.ParseBool: parsing \"x\": invalid syntax");
        assertThat(run("config set clusters.lab.foo x"))
                .startsWith("error: unable to set clusters.lab.foo: there is no such field");
        assertThat(run("config set users.ann.exec.command x"))
                .isEqualTo(
                        "error: unable to parse one or more field values of users.ann.exec.command");
        assertThat(run("config set preferences.colors true")).endsWith(" set.\n");
        assertThat(run("config view -o jsonpath={.preferences}")).isEqualTo("{\"colors\":true}");
        assertThat(run("config unset preferences")).endsWith(" unset.\n");
        assertThat(run("config view -o jsonpath={.preferences}")).isEmpty();
        assertThat(run("config view -o name")).isEqualTo("config/<unknown>\n");
        assertThat(run("config set clusters.lab.certificate-authority-data !!"))
                .startsWith(
                        "error: error decoding input value: illegal base64 data at input byte 0");
        assertThat(run("config rename-context home lab"))
                .isEqualTo(
                        "error: cannot rename the context \"home\", the context \"lab\" already"
                                + " exists in "
                                + desk.one);
        assertThat(run("config rename-context lab work"))
                .isEqualTo("Context \"lab\" renamed to \"work\".\n");
        assertThat(run("config view -o jsonpath={.current-context}")).isEqualTo("work");
        assertThat(run("config unset contexts")).isEqualTo("Property \"contexts\" unset.\n");
        assertThat(run("config view -o jsonpath={.contexts[*].name}")).isEmpty();
    }

    @Test
    void theFileIsMadeWhereThereIsNone() throws IOException {
        Path fresh = directory.resolve("sub/fresh");
        desk.use(fresh.toString());
        assertThat(run("config view")).startsWith("apiVersion: v1\nclusters: null\n");
        assertThat(fresh).doesNotExist();
        assertThat(run("config set-cluster c --server=https://c"))
                .isEqualTo("Cluster \"c\" set.\n");
        assertThat(Files.readString(fresh))
                .startsWith(
                        "apiVersion: v1\n"
                                + "clusters:\n"
                                + "- cluster:\n"
                                + "    server: https://c\n"
                                + "  name: c\n");
    }

    @Test
    void credentialProgramsAreSetPieceByPiece() {
        run(
                "config set-credentials ci --exec-command=login"
                        + " --exec-api-version=client.authentication.k8s.io/v1 --exec-env=A=1"
                        + " --exec-env=B=2");
        run("config set-credentials ci --exec-env=A- --exec-env=B=3 --exec-interactive-mode=Never");
        assertThat(run("config set-credentials ci --exec-provide-cluster-info"))
                .isEqualTo("User \"ci\" set.\n");
        assertThat(run("config view -o jsonpath={.users[?(@.name==\"ci\")].user.exec}"))
                .isEqualTo(
                        "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"args\":null,"
                                + "\"command\":\"login\",\"env\":[{\"name\":\"B\",\"value\":"
                                + "\"3\"}],\"interactiveMode\":\"Never\",\"provideClusterInfo\":"
                                + "true}");
        assertThat(run("config set-credentials ci --exec-interactive-mode=x"))
                .isEqualTo(
                        "error: invalid interactive mode type, can be only IfAvailable, Never,"
                                + " Always");
    }

    @Test
    void providersOfCredentialsAreSet() {
        run("config set-credentials web --auth-provider=oidc --auth-provider-arg=a=b");
        run("config set-credentials web --auth-provider-arg=c=d --auth-provider-arg=a-");
        assertThat(run("config view -o jsonpath={.users[?(@.name==\"web\")].user.auth-provider}"))
                .isEqualTo("{\"config\":{\"c\":\"d\"},\"name\":\"oidc\"}");
    }

    @Test
    void whatCannotBeKeptIsSaidInKubectlsWords() {
        assertThat(run("config set-cluster c --certificate-authority=x --embed-certs"))
                .isEqualTo(
                        "error: could not stat certificate-authority file x: stat x: no such file"
                                + " or directory");
        assertThat(run("config set-cluster c --certificate-authority=x --insecure-skip-tls-verify"))
                .isEqualTo(
                        "error: you cannot specify a certificate authority and insecure mode at the"
                                + " same time");
        assertThat(run("config set-credentials a b")).isEqualTo("error: unexpected args: [a b]");
        assertThat(run("config delete-user")).isEqualTo("error: user to delete is required");
        assertThat(run("config unset users.none")).isEqualTo("Property \"users.none\" unset.\n");
    }
}
