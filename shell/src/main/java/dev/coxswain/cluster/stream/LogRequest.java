package dev.coxswain.cluster.stream;

import dev.coxswain.cluster.Request;
import dev.coxswain.model.ResourceRef;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a container's log is wanted: core/v1 PodLogOptions; null where not limited.
 *
 * @param sinceSeconds only lines younger than this
 * @param sinceTime only lines from this RFC 3339 time on
 * @param unverified whether the server is not to check who the node is
 */
public record LogRequest(
        ResourceRef pod,
        String container,
        boolean follow,
        boolean previous,
        boolean timestamps,
        @Nullable Long tailLines,
        @Nullable Long limitBytes,
        @Nullable Long sinceSeconds,
        @Nullable String sinceTime,
        boolean unverified) {

    Request request(boolean withStamps) {
        return Request.get(pod.path() + "/log")
                .with("container", container)
                .with("follow", follow ? "true" : null)
                .with("previous", previous ? "true" : null)
                .with("timestamps", withStamps ? "true" : null)
                .with("tailLines", text(tailLines))
                .with("limitBytes", text(limitBytes))
                .with("sinceSeconds", text(sinceSeconds))
                .with("sinceTime", sinceTime)
                .with("insecureSkipTLSVerifyBackend", unverified ? "true" : null)
                .accepting("*/*");
    }

    /** The rest of the log after a stamp. */
    LogRequest after(String stamp) {
        return new LogRequest(
                pod,
                container,
                follow,
                previous,
                timestamps,
                null,
                limitBytes,
                null,
                stamp,
                unverified);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }
}
