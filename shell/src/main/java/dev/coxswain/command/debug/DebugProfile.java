package dev.coxswain.command.debug;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.util.Locale;

/** What a debugging container may do and which of its pod's surroundings it shares. */
enum DebugProfile {
    LEGACY,
    GENERAL,
    BASELINE,
    RESTRICTED,
    NETADMIN,
    SYSADMIN;

    /**
     * The profile of a name.
     *
     * @throws FailureException in kubectl's words where there is none
     */
    static DebugProfile named(Invocation invocation) {
        String name = invocation.get(DebugFlags.PROFILE);
        for (DebugProfile each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                if (each == LEGACY) {
                    invocation
                            .notices()
                            .line(
                                    "--profile=legacy is deprecated and planned to be removed in"
                                            + " v1.39. It is recommended to specify other profile,"
                                            + " for example \"--profile=general\".");
                }
                return each;
            }
        }
        throw FailureException.plain("unknown profile: " + name);
    }

    /** Gives an ephemeral container, or one of a copied pod, its rights. */
    void allow(ObjectNode container) {
        switch (this) {
            case LEGACY -> {}
            case GENERAL -> add(container, "SYS_PTRACE");
            case BASELINE -> container.remove(SECURITY);
            case RESTRICTED -> restrict(container);
            case NETADMIN -> add(container, "NET_ADMIN", "NET_RAW");
            case SYSADMIN -> container.withObject("/" + SECURITY).put("privileged", true);
        }
    }

    /** Gives the container of a pod on a node its rights, and the pod the node's namespaces. */
    void allow(ObjectNode pod, ObjectNode container) {
        ObjectNode spec = pod.withObject("/spec");
        if (this != GENERAL) {
            allow(container);
        }
        if (this == BASELINE || this == RESTRICTED) {
            return;
        }
        if (this != NETADMIN) {
            container
                    .putArray("volumeMounts")
                    .addObject()
                    .put("name", "host-root")
                    .put("mountPath", "/host");
            ObjectNode volume = spec.putArray("volumes").addObject().put("name", "host-root");
            volume.putObject("hostPath").put("path", "/");
        }
        spec.put("hostNetwork", true).put("hostPID", true).put("hostIPC", true);
    }

    private static void restrict(ObjectNode container) {
        ObjectNode security = container.putObject(SECURITY);
        security.putObject("capabilities").putArray("drop").add("ALL");
        security.put("runAsNonRoot", true).put("allowPrivilegeEscalation", false);
        security.putObject("seccompProfile").put("type", "RuntimeDefault");
    }

    private static void add(ObjectNode container, String... capabilities) {
        ArrayNode added =
                container.withObject("/" + SECURITY).withObject("/capabilities").withArray("/add");
        for (String each : capabilities) {
            added.add(each);
        }
    }

    private static final String SECURITY = "securityContext";
}
