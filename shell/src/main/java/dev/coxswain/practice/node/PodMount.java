package dev.coxswain.practice.node;

import dev.coxswain.practice.controller.Events.Happening;

import java.time.Duration;
import java.util.List;

/** The mounting of a pod's volumes, tried again until all they need is there. */
final class PodMount {
    private static final Duration SANDBOX = Duration.ofMillis(250);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(122);

    private final PodWorker pod;
    private final NodeContext node;
    private final Runnable done;

    /**
     * @param done is told when the pod has its volumes and its network
     */
    PodMount(PodWorker pod, NodeContext node, Runnable done) {
        this.pod = pod;
        this.node = node;
        this.done = done;
    }

    void begin() {
        attempt(FIRST_RETRY);
    }

    private void attempt(Duration retry) {
        if (!pod.mayRun() || pod.frozen()) {
            return;
        }
        List<String> missing = node.files().missing(pod.object());
        if (missing.isEmpty()) {
            node.timeline()
                    .after(
                            SANDBOX,
                            () -> {
                                if (pod.mayRun()) {
                                    done.run();
                                }
                            });
            return;
        }
        for (String each : missing) {
            node.events()
                    .record(
                            pod.object(),
                            node.source(pod.nodeName()),
                            Happening.warning("FailedMount", each));
        }
        Duration next = retry.multipliedBy(2);
        Duration wait = next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next;
        node.timeline().after(retry, () -> attempt(wait));
    }
}
