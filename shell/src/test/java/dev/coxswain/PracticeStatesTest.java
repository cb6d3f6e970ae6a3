package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Seeds, snapshots and failures of the practice cluster, as they are typed. */
class PracticeStatesTest {
    @TempDir Path home;

    private Program.Ran typed(String lines) {
        return new Program(home).typed(lines).run("--practice", "--keep-going");
    }

    @AfterEach
    void stop() {
        new Program(home).run("cluster", "stop");
    }

    @Test
    void aDirectoryIsSeededWithAllBelowIt() throws Exception {
        Files.createDirectories(home.resolve("seed/deep"));
        String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n";
        Files.writeString(home.resolve("seed/a.yaml"), map.formatted("a"));
        Files.writeString(home.resolve("seed/deep/b.yaml"), map.formatted("b"));
        assertThat(typed("practice seed seed\npractice seed none.yaml\npractice seed"))
                .isEqualTo(
                        new Program.Ran(
                                "configmap/a created\nconfigmap/b created\n",
                                """
                                error: the path "none.yaml" does not exist
                                error: no file is named
                                write practice seed FILE or DIRECTORY
                                """,
                                1));
    }

    @Test
    void aSnapshotBringsEverythingBackWhoeverServes() {
        String lines =
                """
                run p --image=nginx > out.txt
                wait --for=condition=Ready pod/p > out.txt
                exec p -- sh -c 'echo kept > /data.txt'
                practice snapshot save one
                practice snapshot save one
                practice snapshot save 'Not this'
                exec p -- rm /data.txt
                create cm later
                practice fail image nginx
                practice snapshot load
                practice snapshot load ones
                practice snapshot load elsewhere
                practice snapshot load one
                practice snapshot load one --yes
                get cm later
                get pod p -o jsonpath='{.status.phase} '
                exec p -- cat /data.txt
                practice fail list
                create cm again
                """;
        new Program(home).run("cluster", "start");
        Program.Ran ran = typed(lines);
        assertThat(ran.output())
                .isEqualTo(
                        """
                        configmap/later created
                        image nginx cannot be pulled
                        Running kept
                        configmap/again created
                        """);
        assertThat(ran.error())
                .isEqualTo(
                        """
                        Snapshot one is saved.
                        error: there is a snapshot "one" already
                        overwrite it with practice snapshot save one --replace
                        error: "Not this" cannot name a snapshot: use up to 63 lower case letters, digits, -, . and _, beginning and ending with a letter or digit
                        error: no snapshot is named
                        write practice snapshot load NAME
                        error: no snapshot is named "ones"
                        did you mean one?
                        error: no snapshot is named "elsewhere"
                        known snapshots: one
                        error: practice snapshot load drops the present state of the practice cluster
                        there is nobody to ask here: write practice snapshot load one --yes
                        The practice cluster is as in snapshot one.
                        Error from server (NotFound): configmaps "later" not found
                        Nothing was made to fail.
                        """);
        assertThat(typed("practice snapshot list").output())
                .matches("NAME   SAVED                  SIZE\none    \\S+Z   \\d+ kB\n");
        assertThat(typed("practice snapshot delete one\npractice snapshot list").error())
                .isEqualTo("Snapshot one is deleted.\nNo snapshots.\n");
    }

    @Test
    void failuresAreMadeAndTakenBack() {
        assertThat(
                        typed(
                                """
                                practice fail node nope practice
                                get node practice --no-headers | .status.conditions[] | select(.type == "Ready") | .status
                                practice fail list
                                practice fail node practice --clear
                                practice fail list
                                practice fail image nginx redis
                                practice fail node practice
                                practice fail clear
                                practice fail clear
                                practice fail crash nobody
                                practice fail oom
                                """))
                .isEqualTo(
                        new Program.Ran(
                                """
                                node/practice is cut off
                                Unknown
                                practice fail node practice --clear
                                node/practice answers again
                                image nginx cannot be pulled
                                image redis cannot be pulled
                                node/practice is cut off
                                image nginx can be pulled again
                                image redis can be pulled again
                                node/practice answers again
                                """,
                                """
                                Error from server (NotFound): nodes "nope" not found
                                Nothing was made to fail.
                                Nothing was made to fail.
                                Error from server (NotFound): pods "nobody" not found
                                error: nothing is named
                                write practice fail oom POD
                                """,
                                1));
    }
}
