package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Docker's words about containers, at the practice cluster and elsewhere. */
class PracticeContainersTest {
    private static final String HELLO =
            "docker container ls -q --filter label=io.kubernetes.container.name=hello-kiamol";
    private static final String ID =
            "get pod hello-kiamol -o jsonpath='{.status.containerStatuses[0].containerID}'";

    @TempDir Path home;

    private Program.Ran typed(String lines) {
        return new Program(home).typed(lines).run("--practice", "--keep-going");
    }

    private Program.Ran running(String lines) {
        return typed(
                """
                run hello-kiamol --image=kiamol/ch02-hello-kiamol > started.txt
                wait --for=condition=Ready pod hello-kiamol > ready.txt
                """
                        + lines);
    }

    @Test
    void aRemovedContainerIsReplaced() {
        Program.Ran ran =
                running(
                        """
                        %1$s; echo
                        %2$s
                        docker container rm -f $(%2$s)
                        get pod hello-kiamol --no-headers
                        %1$s; echo
                        docker container ls -q --no-trunc --filter name=hello-kiamol
                        docker container logs --tail=1 $(%2$s)
                        """
                                .formatted(ID, HELLO));
        assertThat(ran.error()).isEmpty();
        String[] lines = ran.output().split("\n");
        assertThat(lines).hasSize(7);
        assertThat(lines[0]).matches("containerd://[0-9a-f]{64}");
        assertThat(lines[1]).isEqualTo(lines[0].substring(13, 25));
        assertThat(lines[2]).isEqualTo(lines[1]);
        assertThat(lines[3]).matches("hello-kiamol +1/1 +Running +1 \\(\\d+s ago\\) +\\d+s");
        assertThat(lines[4]).matches("containerd://[0-9a-f]{64}").isNotEqualTo(lines[0]);
        assertThat(lines[5]).isEqualTo(lines[4].substring(13));
        assertThat(lines[6]).contains("[notice] 1#1: ");
    }

    @Test
    void theListIsDockers() {
        Program.Ran ran =
                running(
                        """
                        docker ps -f name=hello
                        docker container ls --filter name=hello --format '{{.ID}}|{{.Image}}|{{.State}}'
                        docker ps -f name=hello --format 'table {{.Image}}\\t{{.State}}'
                        docker ps -f name=hello -f status=exited -q
                        docker ps -q -f label=io.kubernetes.pod.name=hello-kiamol | wc -l
                        """);
        assertThat(ran.error()).isEmpty();
        String[] lines = ran.output().split("\n");
        assertThat(lines[0])
                .matches(
                        "CONTAINER ID   IMAGE {20,}COMMAND {18}CREATED {8,}STATUS {5,}PORTS    "
                                + " NAMES");
        assertThat(lines[1])
                .matches(
                        "[0-9a-f]{12}   kiamol/ch02-hello-kiamol   \"nginx: master proce…\"   .*"
                                + " ago   Up .*"
                                + " {13}k8s_hello-kiamol_hello-kiamol_default_[-0-9a-f]{36}_0");
        assertThat(lines[2]).matches("[0-9a-f]{12}\\|kiamol/ch02-hello-kiamol\\|running");
        assertThat(lines[3]).isEqualTo("IMAGE                      STATE");
        assertThat(lines[4]).isEqualTo("kiamol/ch02-hello-kiamol   running");
        assertThat(lines[5]).isEqualTo("1");
    }

    @Test
    void aCommandRunsInAContainer() {
        Program.Ran ran =
                running(
                        "docker exec $(docker ps -qf name=hello) sh -c 'hostname; exit 3'; echo"
                                + " $?\n");
        assertThat(ran.output()).isEqualTo("hello-kiamol\n3\n");
    }

    @Test
    void mistakesAreToldInDockersWords() {
        Program.Ran ran =
                running(
                        """
                        docker rm $(docker ps -qf name=hello)
                        docker container rm -f nobody
                        docker container rm
                        docker container ls here
                        docker ps -f bogus
                        docker ps -f bogus=1
                        docker ps --format {{.Bogus}}
                        """);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.error().replaceAll("/k8s_\\S+\"", "/NAME\""))
                .isEqualTo(
                        """
                        Error response from daemon: cannot remove container "/NAME": container is running: stop the container before removing or force remove
                        Error response from daemon: No such container: nobody
                        error: 'docker container rm' requires at least 1 argument
                        See 'help docker container rm' for its flags.
                        error: 'docker container ls' accepts no arguments
                        See 'help docker container ls' for its flags.
                        error: invalid argument "bogus" for "-f, --filter" flag: invalid filter 'bogus'
                        write --filter label=KEY=VALUE, name=PATTERN, id=ID, status=running
                        Error response from daemon: invalid filter 'bogus'
                        error: template parsing error: template: :1:2: executing "" at <.Bogus>: map has no entry for key "Bogus"
                        its fields are .Command, .CreatedAt, .ID, .Image, .Labels, .Names, .Ports, .RunningFor, .State, .Status
                        """);
    }

    @Test
    void elsewhereAndForAllElseDockerIsTheHostsProgram() throws Exception {
        Path bin = Files.createDirectory(home.resolve("bin"));
        Path docker = bin.resolve("docker");
        Files.writeString(docker, "#!/bin/sh\necho \"the host's: $*\"\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(
                home.resolve(".kube/config"),
                """
                current-context: there
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: there, context: {cluster: c, user: u}}]
                """);
        String lines = "docker container ls -q\ndocker images '*'; docker build . | tr h H\n";
        Program program = new Program(home).with("PATH", bin + ":/usr/bin:/bin").typed(lines);
        assertThat(program.run())
                .isEqualTo(
                        new Program.Ran(
                                "the host's: container ls -q\nthe host's: images *\n"
                                        + "tHe Host's: build .\n",
                                "",
                                0));
        assertThat(program.run("--practice").output())
                .matches("([0-9a-f]{12}\n)*the host's: images \\*\ntHe Host's: build .\n");
    }
}
