package dev.coxswain.command.learn;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.Predicate;

/** The steps of the tour: what to do, and by what in the cluster one sees that it was done. */
enum TourStep {
    RUN(
            "Run a pod",
            """
            A pod is the smallest thing that Kubernetes runs: a container or a few that belong
            together. Start one that is named web, from the image of the web server nginx:

              run web --image=nginx
            """,
            sight -> sight.pod("web").isObject()),
    LOOK(
            "Look at it",
            """
            See how it is. READY says how many of its containers work, STATUS what it does. Ask
            again until it is Running:

              get pods
            """,
            sight -> sight.isReady("web")),
    DESCRIBE(
            "Read what is known about it",
            """
            describe tells everything about one object; the events at the end say what happened
            to it, which is where to look when something does not work:

              describe pod web

            Near the top stands the Node it runs on. Write its name (without what stands behind
            the slash) on the pod as a label, labels are how things are found again:

              label pod web node=NAME
            """,
            sight -> {
                JsonNode pod = sight.pod("web");
                String node = pod.path("spec").path("nodeName").asText();
                return !node.isEmpty()
                        && node.equals(pod.path("metadata").path("labels").path("node").asText());
            }),
    LOGS(
            "Read its log",
            """
            exec runs a command inside a container. Ask the web server for its page from there,
            then see in its log that it was asked:

              exec web -- curl -s localhost
              logs web
            """,
            sight -> sight.hasServed("web")),
    BREAK(
            "Break it",
            """
            A container lives as long as its first process. End that one:

              exec web -- sh -c 'kill 1'
            """,
            sight -> sight.restarts("web") > 0 || !sight.isReady("web")),
    HEAL(
            "Watch it heal",
            """
            The node starts a new container in the same pod, without being asked. RESTARTS
            counts that:

              get pod web
            """,
            sight -> sight.restarts("web") > 0 && sight.isReady("web")),
    DEPLOY(
            "Create a deployment",
            """
            A pod that is deleted is gone. A deployment makes pods, and new ones in place of
            those that go; so one hardly ever runs a pod by hand. Create one and wait until it
            is READY 1/1:

              create deployment shop --image=nginx
              get deployment shop
            """,
            sight -> sight.readyReplicas("shop") > 0),
    SCALE(
            "Scale it",
            """
            Say how many pods there should be, the deployment sees to it:

              scale deployment shop --replicas=3
              get pods
            """,
            sight -> sight.readyReplicas("shop") >= 3),
    EXPOSE(
            "Expose it and reach it",
            """
            Pods come and go, and their addresses with them. A service is one name for all of
            them. Make one, and reach it from the pod web by its name:

              expose deployment shop --port=80
              exec web -- curl -s shop
            """,
            sight -> sight.service("shop").isObject() && sight.hasServedAsApp("shop")),
    CLEAN_UP(
            "Clean up",
            """
            Delete what you made. The pods of the deployment go with it:

              delete pod web
              delete deployment,service shop
            """,
            sight ->
                    !sight.pod("web").isObject()
                            && !sight.deployment("shop").isObject()
                            && !sight.service("shop").isObject());

    private final String title;
    private final String text;
    private final Predicate<Sight> done;

    TourStep(String title, String text, Predicate<Sight> done) {
        this.title = title;
        this.text = text;
        this.done = done;
    }

    String title() {
        return title;
    }

    /** The whole step as it is shown, ending in a newline. */
    String shown() {
        return place() + ": " + title + "\n\n" + text;
    }

    /** {@code Step 3 of 10}. */
    String place() {
        return "Step " + (ordinal() + 1) + " of " + values().length;
    }

    boolean isDone(Sight sight) {
        return done.test(sight);
    }
}
