package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.session.Session;

import java.util.List;
import java.util.TreeSet;

/** {@code practice fail image}: makes pulls of images fail in the practice cluster. */
final class FailImage extends Fail {
    private static final Signature SIGNATURE =
            declared(
                            "image",
                            "Let an image be pulled no more",
                            Argument.rest("IMAGE").values(Values.live(FailImage::images)))
                    .describe(
                            "Containers that run go on; those that start anew wait with"
                                    + " ErrImagePull and ImagePullBackOff.")
                    .flag(CLEAR)
                    .example("practice fail image nginx", "What does a missing image look like?")
                    .example("practice fail image nginx --clear", "It can be pulled again");

    FailImage() {
        super(SIGNATURE);
    }

    @Override
    ObjectNode request(Invocation invocation, ObjectNode body) {
        return body.put("clear", invocation.get(CLEAR));
    }

    @Override
    String said(Invocation invocation, String thing) {
        return "image "
                + thing
                + (invocation.get(CLEAR) ? " can be pulled again" : " cannot be pulled");
    }

    /** The images of the pods there are. */
    private static List<String> images(Session session) {
        var cluster =
                session.cluster(
                        ConnectionOptions.NONE.orContext(
                                session.clusters().builtIn(session.kubeconfig())));
        if (!cluster.canAskQuietly()) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        JsonNode pods = cluster.send(Request.get("/api/v1/pods"), new Cancellation()).json();
        for (JsonNode pod : pods.path("items")) {
            pod.path("spec")
                    .path("containers")
                    .forEach(each -> names.add(each.path("image").asText()));
        }
        return List.copyOf(names);
    }
}
