package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A beginners' course typed word by word at the practice cluster, chapter by chapter: pods,
 * networking, configuration, storage, controllers, pods of several containers, state and jobs.
 */
class BookTest {
    @TempDir Path home;
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createDirectory(home.resolve("book"));
    }

    private void manifest(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /** Writes a workload of one container; {@code more} goes on below it, indented from there. */
    private void workload(String kind, String name, String image, String more) throws IOException {
        String text =
                """
                apiVersion: apps/v1
                kind: %s
                metadata:
                  name: %2$s
                spec:
                  selector:
                    matchLabels:
                      app: %2$s
                  template:
                    metadata:
                      labels:
                        app: %2$s
                    spec:
                      containers:
                        - name: %2$s
                          image: %3$s
                """
                        .formatted(kind, name, image);
        manifest(name + ".yaml", text + more.indent(6));
    }

    private Program.Ran typed(String lines) {
        return new Program(home).in(directory).typed(lines).run("--practice");
    }

    private String done(String lines) {
        Program.Ran ran = typed(lines);
        assertThat(ran.code()).as(ran.toString()).isZero();
        return ran.output();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void chapterTwoRunsPodsAndDeployments() throws IOException {
        workload("Deployment", "hello-4", "kiamol/ch02-hello-kiamol", "");
        String said =
                done(
                        """
                        kubectl run hello --image=kiamol/ch02-hello-kiamol --restart=Never
                        kubectl wait --for=condition=Ready pod hello
                        kubectl create deployment hello-2 --image=kiamol/ch02-hello-kiamol
                        kubectl get deploy hello-2 -o jsonpath='{.spec.template.metadata.labels}'
                        kubectl label pods -l app=hello-2 --overwrite app=other -o name | wc -l
                        kubectl get pods -l app=hello-2 -o name | wc -l
                        kubectl apply -f hello-4.yaml
                        kubectl wait --for=condition=Ready pod -l app=hello-4
                        kubectl exec deploy/hello-4 -- sh -c 'wget -q -O - http://localhost | grep h1 | wc -l'
                        kubectl logs --tail=1 -l app=hello-4
                        kubectl cp hello:/usr/share/nginx/html/index.html page.html
                        kubectl delete pods --all
                        kubectl get pods -l app=hello-4 -o name | wc -l
                        """);
        assertThat(said)
                .startsWith(
                        """
                        pod/hello created
                        pod/hello condition met
                        deployment.apps/hello-2 created
                        {"app":"hello-2"}1
                        1
                        deployment.apps/hello-4 created
                        """)
                .containsPattern("127\\.0\\.0\\.1 - - \\[.*\\] \"GET / HTTP/1\\.1\" 200 ")
                .contains("pod \"hello\" deleted from default namespace\n")
                .endsWith("\n1\n");
        assertThat(directory.resolve("page.html")).content().contains("Hello from Chapter 2!");
    }

    @Test
    void chapterThreeConnectsPodsByServices() throws IOException {
        int port = free();
        workload("Deployment", "sleep", "kiamol/ch03-sleep", "");
        workload("Deployment", "numbers-api", "kiamol/ch03-numbers-api", "");
        workload("Deployment", "numbers-web", "kiamol/ch03-numbers-web", "");
        manifest(
                "outside.yaml",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: numbers-api\nspec:\n"
                        + "  type: ExternalName\n  externalName: raw.githubusercontent.com\n");
        manifest(
                "byhand.yaml",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: numbers-api\nspec:\n  ports:\n    - port: 80\n"
                        + "---\nkind: Endpoints\napiVersion: v1\nmetadata:\n  name: numbers-api\nsubsets:\n"
                        + "  - addresses:\n      - ip: 192.168.123.234\n    ports:\n      - port: 80\n");
        String curl =
                "curl -s $(kubectl get svc numbers-web -o jsonpath='http://{.status.loadBalancer.ingress[0].*}:%d') | sed -n 's/.*\\(RNG service unavailable!\\|Here it is\\).*/\\1/p'\n"
                        .formatted(port);
        String said =
                done(
                        """
                        apply -f sleep.yaml -f numbers-api.yaml -f numbers-web.yaml
                        wait --for=condition=Ready pod --all
                        exec deploy/sleep -- ping -c 1 $(kubectl get pod -l app=numbers-web --output jsonpath='{.items[0].status.podIP}') | grep received
                        expose deploy numbers-web --type=LoadBalancer --port=%d --target-port=80
                        """
                                        .formatted(port)
                                + curl
                                + "expose deploy numbers-api --port=80\n"
                                + curl
                                + "delete svc numbers-api\napply -f outside.yaml\n"
                                + curl
                                + """
                                exec deploy/sleep -- sh -c 'nslookup numbers-api | tail -n 4 | head -n 2'
                                delete svc numbers-api
                                apply -f byhand.yaml
                                get endpoints numbers-api --no-headers | cut -d' ' -f4
                                exec deploy/sleep -- sh -c 'nslookup numbers-api | grep "^[^*]" | tail -n 2 | head -n 1'
                                get svc -n kube-system -o name
                                """);
        assertThat(said)
                .endsWith(
                        """
                        1 packets transmitted, 1 packets received, 0% packet loss
                        service/numbers-web exposed
                        RNG service unavailable!
                        service/numbers-api exposed
                        Here it is
                        service "numbers-api" deleted from default namespace
                        service/numbers-api created
                        Here it is
                        numbers-api.default.svc.cluster.local	canonical name = raw.githubusercontent.com
                        Name:	raw.githubusercontent.com
                        service "numbers-api" deleted from default namespace
                        service/numbers-api created
                        endpoints/numbers-api created
                        192.168.123.234:80
                        Name:	numbers-api.default.svc.cluster.local
                        service/kube-dns
                        """);
    }

    @Test
    void chapterFourConfiguresApplications() throws IOException {
        workload(
                "Deployment",
                "sleep",
                "kiamol/ch03-sleep",
                """
                    env:
                      - name: KIAMOL_CHAPTER
                        value: "04"
                      - name: KIAMOL_SECTION
                        valueFrom:
                          configMapKeyRef:
                            name: literal
                            key: kiamol.section
                    envFrom:
                      - configMapRef:
                          name: file
                    volumeMounts:
                      - name: secret
                        mountPath: /secrets
                volumes:
                  - name: secret
                    secret:
                      secretName: shh
                      defaultMode: 0400
                """);
        manifest("ch04.env", "KIAMOL_CHAPTER=ch04\nKIAMOL_EXERCISE=try it now\n");
        String said =
                done(
                        """
                        create configmap literal --from-literal=kiamol.section='4.1'
                        create configmap file --from-env-file=ch04.env
                        create secret generic shh --from-literal=secret=shh...
                        get secret shh -o jsonpath='{.data.secret}' | base64 -d
                        apply -f sleep.yaml
                        rollout status deploy/sleep > /dev/null
                        exec deploy/sleep -- sh -c 'printenv | grep "^KIAMOL" | sort'
                        exec deploy/sleep -- sh -c 'ls -l $(readlink -f /secrets/secret) | cut -c1-10'
                        create secret generic shh --from-literal=secret=new --dry-run=client -o yaml | kubectl apply -f -
                        exec deploy/sleep -- cat /secrets/secret
                        """);
        assertThat(said)
                .contains(
                        """
                        secret/shh created
                        shh...deployment.apps/sleep created
                        KIAMOL_CHAPTER=04
                        KIAMOL_EXERCISE=try it now
                        KIAMOL_SECTION=4.1
                        -r--------
                        secret/shh configured
                        new""");
        Program.Ran refused = typed("exec deploy/sleep -- sh -c 'echo ch04 >> /secrets/secret'\n");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.error())
                .startsWith("sh: can't create /secrets/secret: Read-only file system\n");
    }

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
