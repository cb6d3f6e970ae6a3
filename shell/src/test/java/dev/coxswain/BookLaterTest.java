package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

/** The course goes on: storage, controllers, pods of several containers, state and jobs. */
class BookLaterTest extends BookDesk {
    @Test
    void chapterFiveKeepsFiles() throws IOException {
        workload(
                "Deployment",
                "db",
                "postgres:11.6-alpine",
                """
                    env:
                      - name: POSTGRES_PASSWORD
                        value: x
                    volumeMounts:
                      - name: data
                        mountPath: /var/lib/postgresql/data
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
                """);
        workload(
                "Deployment",
                "sleep",
                "kiamol/ch03-sleep",
                """
                    volumeMounts:
                      - name: node
                        mountPath: /node-root
                volumes:
                  - name: node
                    hostPath:
                      path: /
                """);
        manifest(
                "volume.yaml",
                "apiVersion: v1\nkind: PersistentVolume\nmetadata:\n  name: pv01\nspec:\n  capacity:\n    storage: 50Mi\n"
                        + "  accessModes: [ReadWriteOnce]\n  local:\n    path: /volumes/pv01\n---\n"
                        + claim("data", "40Mi", "\"\"")
                        + "---\n"
                        + claim("toobig", "100Mi", "\"\"")
                        + "---\n"
                        + claim("dynamic", "100Mi", "standard"));
        String said =
                done(
                        """
                        apply -f sleep.yaml -f volume.yaml -f db.yaml
                        wait --for=condition=Ready pod --all
                        get pvc -o custom-columns=NAME:metadata.name,STATUS:status.phase
                        exec deploy/sleep -- ls /node-root/volumes/pv01
                        exec deploy/db -- sh -c 'echo mine > /var/lib/postgresql/data/mine; echo lost > /lost'
                        delete pod -l app=db
                        rollout status deploy/db > /dev/null
                        exec deploy/db -- sh -c 'cat /var/lib/postgresql/data/mine; ls /lost || echo gone' 2> /dev/null
                        delete pvc dynamic
                        get pv -o name
                        """);
        assertThat(said)
                .contains(
                        "NAME      STATUS\ndata      Bound\ndynamic   Bound\ntoobig    Pending\nPG_VERSION\nbase\n")
                .contains("mine\ngone\n")
                .endsWith("deleted from default namespace\npersistentvolume/pv01\n");
        Program.Ran killed = typed("exec deploy/sleep -- killall5\n");
        assertThat(killed.code()).isEqualTo(137);
        assertThat(
                        done(
                                "rollout status deploy/sleep\nget pod -l app=sleep -o jsonpath='{..restartCount}'"))
                .endsWith("\n1");
    }

    private static String claim(String name, String size, String storageClass) {
        return """
               apiVersion: v1
               kind: PersistentVolumeClaim
               metadata:
                 name: %s
               spec:
                 accessModes: [ReadWriteOnce]
                 storageClassName: %s
                 resources:
                   requests:
                     storage: %s
               """
                .formatted(name, storageClass, size);
    }

    @Test
    void chapterSixScalesByControllers() throws IOException {
        workload("ReplicaSet", "web", "kiamol/ch02-whoami", "");
        workload("DaemonSet", "proxy", "nginx", "nodeSelector:\n  kiamol: ch06\n");
        String said =
                done(
                        """
                        apply -f web.yaml -f proxy.yaml
                        get ds proxy --no-headers | cut -c1-20
                        scale --replicas=3 rs/web
                        expose rs web --port=80
                        wait --for=condition=Ready pod -l app=web
                        delete pods -l app=web > /dev/null
                        wait --for=condition=Ready pod -l app=web > /dev/null
                        get rs web -o jsonpath='{.status.readyReplicas}'
                        run sleep --image=kiamol/ch03-sleep
                        wait --for=condition=Ready pod sleep
                        exec sleep -- sh -c 'for i in 1 2 3; do curl -s http://web; done | sort -u | wc -l'
                        label node $(kubectl get nodes -o jsonpath='{.items[0].metadata.name}') kiamol=ch06 --overwrite
                        wait --for=condition=Ready pod -l app=proxy > /dev/null
                        delete ds proxy --cascade=orphan
                        get pod -l app=proxy -o name > before
                        apply -f proxy.yaml
                        get pod -l app=proxy -o name > after
                        !cmp before after && echo same
                        get pod -l app=proxy -o jsonpath='{.items[0].metadata.ownerReferences[0].kind}'
                        """);
        assertThat(said)
                .contains("proxy   0     0     ")
                .contains(
                        "\n3pod/sleep created\npod/sleep condition met\n3\nnode/practice labeled\n")
                .endsWith("daemonset.apps/proxy created\nsame\nDaemonSet");
    }

    @Test
    void chapterSevenPutsContainersTogether() throws IOException {
        workload(
                "Deployment",
                "sleep",
                "kiamol/ch03-sleep",
                """
                  - name: server
                    image: kiamol/ch03-sleep
                    command: ['sh', '-c', "while true; do echo -e 'HTTP/1.1 200 OK\\nContent-Length: 7\\n\\nkiamol' | nc -l -p 8080; done"]
                    ports:
                      - containerPort: 8080
                    volumeMounts:
                      - name: data
                        mountPath: /data-ro
                        readOnly: true
                initContainers:
                  - name: init-html
                    image: kiamol/ch03-sleep
                    command: ['sh', '-c', "echo hello > /data/page"]
                    volumeMounts:
                      - name: data
                        mountPath: /data
                shareProcessNamespace: true
                volumes:
                  - name: data
                    emptyDir: {}
                """);
        String said =
                done(
                        """
                        apply -f sleep.yaml
                        wait --for=condition=ContainersReady pod -l app=sleep
                        get pod -l app=sleep -o jsonpath='{.items[0].status.containerStatuses[*].name} {.items[0].status.initContainerStatuses[*].name}'
                        exec deploy/sleep -c sleep -- wget -q -O - localhost:8080
                        exec deploy/sleep -c server -- cat /data-ro/page
                        exec deploy/sleep -c sleep -- ps | wc -l
                        """);
        assertThat(said).endsWith("condition met\nserver sleep init-htmlkiamol\nhello\n5\n");
        assertThat(typed("exec deploy/sleep -c server -- touch /data-ro/x\n").error())
                .startsWith("touch: /data-ro/x: Read-only file system\n");
    }

    @Test
    void chapterEightRunsStateAndJobs() throws IOException {
        workload(
                "StatefulSet",
                "db",
                "kiamol/ch03-sleep",
                """
                    volumeMounts:
                      - name: data
                        mountPath: /data
                """);
        String set =
                Files.readString(directory.resolve("db.yaml"))
                        .replace(
                                "spec:\n  selector",
                                "spec:\n  serviceName: db\n  replicas: 2\n  selector");
        String claims =
                "  volumeClaimTemplates:\n  - metadata:\n      name: data\n    spec:\n      accessModes: [ReadWriteOnce]\n      resources:\n        requests:\n          storage: %s\n";
        manifest("db.yaml", set + claims.formatted("5Mi"));
        manifest("changed.yaml", set + claims.formatted("9Mi"));
        String said =
                done(
                        """
                        create service clusterip db --clusterip=None
                        apply -f db.yaml
                        rollout status sts/db > /dev/null
                        exec pod/db-1 -- hostname
                        exec db-0 -- sh -c 'echo Pod 0 > /data/f; ping -c 1 db-1.db | head -n 1 | cut -d" " -f1,2'
                        delete pod db-0
                        wait --for=condition=Ready pod db-0
                        exec db-0 -- cat /data/f
                        scale --replicas=3 sts/db
                        get pvc -o name
                        create job pi --image=kiamol/ch05-pi -- dotnet Pi.Web.dll -m console -dp 20
                        wait --for=condition=Complete job/pi
                        logs -l job-name=pi
                        create cronjob tick --image=busybox --schedule='*/5 * * * *' -- echo hi
                        create job once --from=cronjob/tick
                        wait --for=condition=Complete job/once
                        logs job/once
                        """);
        assertThat(said)
                .contains("\ndb-1\nPING db-1.db\n")
                .contains("pod/db-0 condition met\nPod 0\nstatefulset.apps/db scaled\n")
                .contains("persistentvolumeclaim/data-db-0\npersistentvolumeclaim/data-db-1\n")
                .contains("3.14159265358979323846\n")
                .endsWith("job.batch/once condition met\nhi\n");
        Program.Ran refused = typed("apply -f changed.yaml\n");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.error())
                .startsWith(
                        "The StatefulSet \"db\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than");
    }
}
