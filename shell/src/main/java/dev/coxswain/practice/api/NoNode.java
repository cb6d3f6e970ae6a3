package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.store.Key;

import java.io.OutputStream;
import java.util.List;

/** The nodes of a cluster that has none: pods stay pending, nothing below them can be reached. */
public final class NoNode implements NodeAccess {
    private static StatusException refusal(Key pod) {
        return new StatusException(
                400, "BadRequest", "pod " + pod.name() + " does not have a host assigned", null);
    }

    @Override
    public void logs(
            Key pod,
            String container,
            LogRequest request,
            OutputStream output,
            Cancellation cancellation) {
        throw refusal(pod);
    }

    @Override
    public int exec(
            Key pod,
            String container,
            List<String> command,
            Streams streams,
            Cancellation cancellation) {
        throw refusal(pod);
    }

    @Override
    public int attach(Key pod, String container, Streams streams, Cancellation cancellation) {
        throw refusal(pod);
    }

    @Override
    public Connection connect(Key pod, int port) {
        throw refusal(pod);
    }

    @Override
    public List<ObjectNode> metrics(String type, String namespace) {
        return List.of();
    }
}
