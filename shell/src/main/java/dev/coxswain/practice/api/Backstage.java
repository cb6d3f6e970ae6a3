package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What the server offers beside the API, below the path {@code /practice}: what concerns the
 * machines of the cluster and the cluster as a whole.
 */
public interface Backstage {
    /**
     * One request.
     *
     * @param method HTTP's
     * @param path the decoded segments behind {@code /practice}
     * @param body empty where there was none
     */
    record Call(String method, List<String> path, ObjectNode body) {
        /** The method and the first segment, as {@code GET containers}. */
        public String what() {
            return method + " " + (path.isEmpty() ? "" : path.getFirst());
        }

        /** A segment; empty where the path is shorter. */
        public String segment(int index) {
            return index < path.size() ? path.get(index) : "";
        }
    }

    /**
     * Does what is asked; safe for use by many threads.
     *
     * @throws StatusException where that is refused; 404 for what nobody knows
     */
    ObjectNode answer(Call call);
}
