package dev.coxswain.jq;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A list of pods such as a busy cluster answers; the same for the same count. */
final class PodList {
    private static final String[] PHASES = {"Running", "Pending", "Running", "Succeeded", "Failed"};
    private static final String[] CONDITIONS = {
        "Initialized", "Ready", "ContainersReady", "PodScheduled"
    };
    private static final String POD =
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-%1$d-%2$05x","namespace":"ns-%3$d",\
            "uid":"%4$08x-0000-4000-8000-%4$012x","resourceVersion":"%5$d",\
            "creationTimestamp":"2026-%6$02d-%7$02dT10:%8$02d:00Z","labels":{"app":"web-%1$d",\
            "tier":"back","pod-template-hash":"%2$010x"},"annotations":{"note":"pod number %4$d"},\
            "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-%1$d",\
            "uid":"0000-%1$d","controller":true,"blockOwnerDeletion":true}],"managedFields":[\
            {"manager":"controller","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1",\
            "fieldsV1":{"f:metadata":{"f:labels":{".":{},"f:app":{},"f:tier":{}},"f:ownerReferences":\
            {".":{}}},"f:spec":{"f:containers":{"k:c":{".":{},"f:image":{},"f:name":{}}}}}}]},\
            "spec":{"nodeName":"node-%9$d","restartPolicy":"Always","serviceAccountName":"default",\
            "containers":[{"name":"c","image":"registry/img-%1$d:%10$d","resources":{"requests":\
            {"cpu":"%10$dm","memory":"64Mi"},"limits":{"cpu":"1","memory":"1Gi"}},"ports":[\
            {"containerPort":8080,"protocol":"TCP"}],"volumeMounts":[{"name":"token",\
            "mountPath":"/var/run/secrets","readOnly":true}]}],"tolerations":[{"key":\
            "node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute",\
            "tolerationSeconds":300}]},"status":{"phase":"%11$s","podIP":"10.0.%9$d.%10$d",\
            "conditions":[%12$s],"containerStatuses":[{"name":"c","ready":true,"restartCount":%10$d,\
            "image":"registry/img-%1$d:%10$d","state":{"running":{"startedAt":\
            "2026-01-01T00:00:00Z"}}}]}}\
            """;

    private PodList() {}

    static String of(int count) {
        StringBuilder list =
                new StringBuilder("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[");
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ",").append(pod(i));
        }
        return list.append("],\"metadata\":{\"resourceVersion\":\"\"}}\n").toString();
    }

    private static String pod(int i) {
        StringBuilder conditions = new StringBuilder();
        for (String type : CONDITIONS) {
            conditions.append(conditions.isEmpty() ? "" : ",");
            conditions.append(
                    "{\"type\":\"%s\",\"status\":\"%s\",\"lastTransitionTime\":\"2026-01-01T00:00:00Z\"}"
                            .formatted(type, i % 5 == 0 ? "False" : "True"));
        }
        return POD.formatted(
                i % 97,
                i * 7919L % 0xFFFFF,
                i % 40,
                i,
                100_000 + i,
                i % 12 + 1,
                i % 28 + 1,
                i % 60,
                i % 50,
                i % 13,
                PHASES[i % PHASES.length],
                conditions);
    }

    /** Prints the list, or with {@code queries} the names and queries of all workloads. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (arguments[0].equals("queries")) {
            for (Workload each : Workload.values()) {
                out.println(each + "\t" + each.query());
            }
        } else {
            out.print(of(Integer.parseInt(arguments[0])));
        }
        out.flush();
    }
}
