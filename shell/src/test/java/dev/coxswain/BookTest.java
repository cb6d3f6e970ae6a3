package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/**
 * A beginners' course typed word by word at the practice cluster, chapter by chapter: pods,
 * networking, configuration.
 */
class BookTest extends BookDesk {
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
        assumeTrue(Program.isInstalled("curl"), "curl is not installed");
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
}
