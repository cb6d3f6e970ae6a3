package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import java.util.List;
import java.util.TreeSet;

/** {@code practice fail image}: makes pulls of images fail in the practice cluster. */
final class FailImage implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice fail image", "Let an image be pulled no more")
                    .describe(
                            "Containers that run go on; those that start anew wait with"
                                    + " ErrImagePull and ImagePullBackOff.")
                    .argument(Argument.rest("IMAGE").values(Values.live(FailImage::images)))
                    .flag(Fail.CLEAR)
                    .example("practice fail image nginx", "What does a missing image look like?")
                    .example("practice fail image nginx --clear", "It can be pulled again");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        boolean clear = invocation.get(Fail.CLEAR);
        return new Fail("image", "practice fail image IMAGE")
                .each(
                        invocation,
                        body -> body.put("clear", clear),
                        word ->
                                "image "
                                        + word
                                        + (clear ? " can be pulled again" : " cannot be pulled"));
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
